// Who is who in the sample community (hongqiao/roster.csv). Everybody is invented.

#ifndef YISHI_TESTS_DEMO_ROLES_H_
#define YISHI_TESTS_DEMO_ROLES_H_

namespace yishi::demo {

inline constexpr char kRegistrar[] = "丁瑶";          // imports the roster, issues slips
inline constexpr char kSecondRegistrar[] = "杨子彤";  // confirms both; the desk of every meeting
inline constexpr char kSecretary[] = "梁新峰";        // of the Party branch (书记)
inline constexpr char kDeputySecretary[] = "石小琴";  // 副书记
inline constexpr char kBranchMember[] = "欧阳宇然";   // 党支部委员
inline constexpr char kBranchMember2[] = "刘子轩";    // 党支部委员
inline constexpr char kDirector[] = "张红梅";         // of the residents' committee (主任)
inline constexpr char kDeputyDirector[] = "肖建辉";   // 副主任, and a member of the Party branch committee
inline constexpr char kCommitteeMember[] = "冉美霞";  // 委员
inline constexpr char kCommitteeMember2[] = "印建军";  // 委员
inline constexpr char kSupervisor[] = "李桂娥";      // heads the supervision committee (主任), in the Party
inline constexpr char kSupervisor2[] = "符海琴";     // 委员
inline constexpr char kTeller[] = "曾诗怡";          // a residents' representative
inline constexpr char kTeller2[] = "胡小华";         // a residents' representative
inline constexpr char kRepresentative[] = "麻诗晴";  // a residents' representative
inline constexpr char kRepresentative2[] = "欧子辰";  // a residents' representative
inline constexpr char kRepresentative3[] = "滕诗妍";  // a residents' representative
inline constexpr char kAcceptor[] = "蒋新平";         // a representative, who ordered nothing
inline constexpr char kPartyTeller[] = "佘泽豪";      // a Party member
inline constexpr char kPartyTeller2[] = "范新兵";     // a Party member
inline constexpr char kProbationer[] = "杨雨瑶";      // a probationary Party member (预备党员)
inline constexpr char kLiaison[] = "滕晓舟";          // the township's liaison (联络员)
inline constexpr char kResident[] = "龙新平";         // a resident in no office

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_ROLES_H_
