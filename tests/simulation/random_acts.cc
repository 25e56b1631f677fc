#include "tests/simulation/random_acts.h"

#include <algorithm>

namespace yishi::simulation {
namespace {

constexpr Time kSecond = 1'000, kHour = 3'600'000, kDay = 24 * kHour;
constexpr std::int64_t kBudget = 1'000;

v1::BlobRef Paper() {
  v1::BlobRef blob;
  blob.set_digest(std::string(32, '\x5a'));
  blob.set_size(1'000);
  blob.set_media_type("image/jpeg");
  blob.set_title("原件");
  return blob;
}

Time NextMorning(Time now, int days) { return (now / kDay + days + 1) * kDay; }

}  // namespace

Id RandomActs::Anybody(const Auditor& auditor) {
  const People& p = auditor.people;
  for (;;) {
    const auto& body = *One(std::vector<const std::vector<Id>*>{&p.branch, &p.committee, &p.representatives,
                                                                &p.supervisors, &p.registrars});
    if (!body.empty()) return One(body);
  }
}

v1::MatterContent RandomActs::Content() {
  v1::MatterContent content;
  content.set_title("修凉亭");
  content.set_text("在小花园修一座凉亭。");
  content.set_kind("GENERAL_AFFAIRS");
  content.set_place("小花园");
  content.set_amount_fen(kBudget);
  content.add_budget()->set_item("凉亭");
  content.mutable_budget(0)->set_amount_fen(kBudget);
  content.set_funding("公共收益");
  content.set_ownership(v1::OWNERSHIP_COMMUNITY);
  return content;
}

RandomAct RandomActs::Open(const Auditor& auditor) {
  RandomAct act{One(auditor.people.branch), {}};
  auto* open = act.command.mutable_open_matter();
  open->set_charter_id("simulated");
  open->set_origin(v1::ORIGIN_RESIDENTS);
  *open->mutable_content() = Content();
  return act;
}

RandomAct RandomActs::Next(const Auditor& auditor, Time now) {
  std::vector<Id> alive;
  for (const auto& [id, motion] : auditor.motions) {
    if (motion.at != At::kOver) alive.push_back(id);
  }
  RandomAct act;
  if (alive.size() < 3 && Chance(20)) {
    act = Open(auditor);
  } else if (alive.empty()) {
    act = Open(auditor);
  } else if (auditor.revoked.size() < 3 && Number(1'000) == 0) {
    act.actor = Chance(50) ? One(auditor.people.representatives) : auditor.people.registrars[0];
    act.command.mutable_revoke_key()->set_key_id(One(auditor.people.keys).first);
    act.command.mutable_revoke_key()->set_reason("手机遗失");
  } else {
    // At times one that is over, or at another point than one thinks.
    const Id id = Chance(95) ? One(alive) : One(auditor.motions).first;
    act = Chance(4) ? Oversee(auditor, id) : Fitting(auditor, id, auditor.motions.at(id), now);
  }
  if (Chance(8)) act.actor = Anybody(auditor);
  return act;
}

RandomAct RandomActs::Fitting(const Auditor& auditor, const Id& id, const MotionModel& motion, Time now) {
  if (Chance(3)) {
    RandomAct act{motion.opened_by, {}};
    act.command.mutable_withdraw_matter()->set_matter_id(id);
    act.command.mutable_withdraw_matter()->set_reason("不再需要");
    if (Chance(10)) return act;
  }
  switch (Chance(96) ? motion.at : static_cast<At>(Number(10))) {
    case At::kWaiting:
      return Meet(auditor, id, motion, now);
    case At::kNoticed:
    case At::kVoting:
    case At::kCounting: {
      for (const auto& [meeting_id, meeting] : auditor.meetings) {
        const bool has = std::find(meeting.agenda.begin(), meeting.agenda.end(), id) != meeting.agenda.end();
        if (has && !meeting.closed && Chance(90)) return Sit(auditor, meeting_id, id, now);
      }
      return Meet(auditor, id, motion, now);
    }
    case At::kToPost:
      return Post(auditor, id, motion);
    case At::kPosted:
    case At::kSuspended: {
      const Id& posting = motion.visits.back().posting;
      if (auditor.postings.contains(posting))
        return Hang(auditor, posting, auditor.postings.at(posting), now);
      return Post(auditor, id, motion);
    }
    case At::kWorking:
      return CarryOut(auditor, id);
    default: {
      RandomAct act{One(auditor.people.branch), {}};
      auto* revise = act.command.mutable_revise_matter();
      revise->set_matter_id(id);
      revise->set_replaces_version(static_cast<std::uint32_t>(motion.version - (Chance(10) ? 1 : 0)));
      *revise->mutable_content() = motion.content;
      if (Chance(30)) revise->mutable_content()->set_place(motion.content.place() + "东");
      if (revise->content().place().size() > 100) revise->mutable_content()->set_place("小花园");
      if (Chance(40)) revise->mutable_content()->set_text(motion.content.text().substr(0, 30) + "改");
      revise->set_answer("已修改");
      return act;
    }
  }
}

// Convenes a meeting, or ends the one before.
RandomAct RandomActs::Meet(const Auditor& auditor, const Id& id, const MotionModel& motion, Time now) {
  for (const auto& [meeting_id, meeting] : auditor.meetings) {
    const bool has = std::find(meeting.agenda.begin(), meeting.agenda.end(), id) != meeting.agenda.end();
    if (has && !meeting.closed && Chance(60)) return Sit(auditor, meeting_id, id, now);
  }
  const bool branch = motion.stage == 0;
  const auto& body = branch ? auditor.people.branch : auditor.people.committee;
  RandomAct act{body[0], {}};
  auto* convene = act.command.mutable_convene_meeting();
  convene->set_body(branch == Chance(97) ? v1::BODY_KIND_PARTY_BRANCH_COMMITTEE
                                         : v1::BODY_KIND_REPRESENTATIVES_MEETING);
  convene->add_agenda(id);
  for (const auto& [other, m] : auditor.motions) {
    if (other != id && m.at == At::kWaiting && m.stage == motion.stage && Chance(50))
      convene->add_agenda(other);
  }
  convene->set_starts_ms(branch ? now + static_cast<Time>(Number(3)) * kHour
                                : NextMorning(now, Chance(10) ? 2 : 3) + 9 * kHour);
  if (Chance(5)) convene->set_starts_ms(NextMorning(now, 3) - (Chance(50) ? 1 : 0));
  convene->set_place("会议室");
  convene->set_sitting(v1::SITTING_SESSION);
  const auto officer = [convene](const Id& who, v1::MeetingRole role) {
    auto* added = convene->add_officers();
    added->set_person_id(who);
    added->set_role(role);
  };
  officer(body[0], v1::MEETING_ROLE_CHAIR);
  officer(body[1], v1::MEETING_ROLE_SECRETARY);
  officer(body[2], v1::MEETING_ROLE_DESK);
  officer(auditor.people.supervisors[0], v1::MEETING_ROLE_TELLER);
  officer(auditor.people.supervisors[1], v1::MEETING_ROLE_TELLER);
  return act;
}

RandomAct RandomActs::Sit(const Auditor& auditor, const Id& id, const Id& motion, Time now) {
  const MeetingModel& meeting = auditor.meetings.at(id);
  const auto& body = meeting.stage == 0 ? auditor.people.branch : auditor.people.committee;
  for (const auto& [box_id, box] : auditor.boxes) {
    if (box.meeting != id || box.phase == 2 || !Chance(85)) continue;
    return box.phase == 0 ? Vote(auditor, box_id, box) : Count(auditor, box_id, box);
  }
  RandomAct act{body[2], {}};
  const bool started = now >= meeting.starts - kHour / 2;
  const std::uint64_t what = Number(100);
  const At at = auditor.motions.at(motion).at;
  for (const auto& [objection, by] : meeting.objections) {
    if (by.second || !Chance(60)) continue;
    act.actor = body[1];
    auto* answer = act.command.mutable_answer_roll_objection();
    answer->set_meeting_id(id);
    answer->set_objection_id(objection);
    answer->set_outcome(v1::OBJECTION_OUTCOME_DISMISSED);
    answer->set_reasons("名单无误");
    return act;
  }
  if (what < 3) {
    act.actor = Anybody(auditor);
    act.command.mutable_object_to_roll()->set_meeting_id(id);
    return act;
  }
  if (at != At::kNoticed && what < 80) {
    if (!meeting.minutes) {
      act.actor = body[1];
      act.command.mutable_file_record()->set_meeting_id(id);
      act.command.mutable_file_record()->set_text("会议记录");
      act.command.mutable_file_record()->mutable_minutes();
      return act;
    }
    act.actor = body[0];
    act.command.mutable_close_meeting()->set_meeting_id(id);
    act.command.mutable_close_meeting()->set_reason("散会");
    return act;
  }
  if (what < 8) {
    const Id who = One(meeting.roll);
    act.actor = Chance(50) ? who : body[0];
    auto* recuse = act.command.mutable_recuse_member();
    recuse->set_meeting_id(id);
    recuse->set_matter_id(motion);
    recuse->set_person_id(who);
    recuse->set_ground("亲属承包");
    return act;
  }
  if (what < 11) {
    act.command.mutable_leave_meeting()->set_meeting_id(id);
    act.command.mutable_leave_meeting()->add_person_ids(One(meeting.roll));
    return act;
  }
  if (what < 13) {
    act.actor = body[0];
    if (Chance(50)) {
      act.command.mutable_adjourn_meeting()->set_meeting_id(id);
      act.command.mutable_adjourn_meeting()->set_starts_ms(NextMorning(now, Chance(80) ? 3 : 2) + 9 * kHour);
      act.command.mutable_adjourn_meeting()->set_reason("改日再议");
    } else {
      act.command.mutable_close_meeting()->set_meeting_id(id);
      act.command.mutable_close_meeting()->set_reason("流会");
    }
    return act;
  }
  const auto here = static_cast<std::uint64_t>(meeting.here.size());
  if (!started || here * 3 < meeting.roll.size() * 2 + (Chance(50) ? 4 : 0)) {
    auto* check_in = act.command.mutable_check_in();
    check_in->set_meeting_id(id);
    if (Chance(20)) {
      act.actor = One(meeting.roll);
      check_in->add_attendances()->set_person_id(act.actor);
      check_in->mutable_attendances(0)->set_channel(v1::CHANNEL_DEVICE);
      return act;
    }
    for (const Id& person : meeting.roll) {
      if (meeting.here.contains(person) || !Chance(60)) continue;
      auto* attendance = check_in->add_attendances();
      attendance->set_person_id(person);
      const bool any = meeting.stage == 1 || Chance(2);
      attendance->set_channel(any && Chance(50) ? static_cast<v1::Channel>(1 + Number(4))
                                                : v1::CHANNEL_DEVICE);
    }
    if (check_in->attendances_size() == 0) {
      check_in->add_attendances()->set_person_id(One(meeting.roll));
      check_in->mutable_attendances(0)->set_channel(v1::CHANNEL_DEVICE);
    }
    return act;
  }
  act.actor = body[0];
  auto* open = act.command.mutable_open_box();
  open->set_meeting_id(id);
  open->set_matter_id(motion);
  std::uint32_t present = 0;
  for (const auto& [person, channel] : meeting.here) present += !meeting.recused.contains({motion, person});
  open->set_present(present + (Chance(5) ? 1 : 0));
  return act;
}

RandomAct RandomActs::Vote(const Auditor& auditor, const Id& id, const BoxModel& box) {
  const MeetingModel& meeting = auditor.meetings.at(box.meeting);
  const auto& body = meeting.stage == 0 ? auditor.people.branch : auditor.people.committee;
  std::int64_t waiting = 0;
  for (const auto& [person, channel] : box.here) {
    const bool without = channel != 4 && !box.paper.contains(person) && !box.ballots.contains(person);
    waiting += without;
    if (!without || !Chance(30)) continue;
    if (channel == 3 || (meeting.stage == 1 && Chance(10))) {
      RandomAct act{body[2], {}};
      act.command.mutable_hand_out_paper()->set_box_id(id);
      act.command.mutable_hand_out_paper()->add_person_ids(person);
      return act;
    }
    RandomAct act{person, {}, Chance(80) ? 1 : 2 + static_cast<int>(Number(2))};
    act.command.mutable_cast_ballot()->set_box_id(id);
    return act;
  }
  if (Chance(10)) {
    RandomAct act{Chance(80) && !box.here.empty() ? One(box.here).first : Anybody(auditor),
                  {},
                  1 + static_cast<int>(Number(3))};
    act.command.mutable_cast_ballot()->set_box_id(id);
    return act;
  }
  RandomAct act{body[0], {}};
  act.command.mutable_close_box()->set_box_id(id);
  act.command.mutable_close_box()->set_without_ballot(
      static_cast<std::uint32_t>(waiting + (Chance(10) ? 1 : 0)));
  return act;
}

RandomAct RandomActs::Count(const Auditor& auditor, const Id& id, const BoxModel& box) {
  const MeetingModel& meeting = auditor.meetings.at(box.meeting);
  const auto& body = meeting.stage == 0 ? auditor.people.branch : auditor.people.committee;
  std::int64_t hands = 0;
  for (const auto& [person, channel] : box.here) hands += channel == 4 && !box.paper.contains(person);
  for (const int channel : {3, 4}) {
    const std::int64_t many = channel == 3 ? static_cast<std::int64_t>(box.paper.size()) : hands;
    const auto sheet = box.sheets.find(channel);
    if (many == 0 || (sheet != box.sheets.end() && sheet->second.confirmed && !Chance(2))) continue;
    if (sheet != box.sheets.end() && Chance(85)) {
      RandomAct act{Chance(80) ? auditor.people.supervisors[1] : auditor.people.supervisors[0], {}};
      auto* confirm = act.command.mutable_confirm_sheet();
      confirm->set_box_id(id);
      confirm->set_channel(static_cast<v1::Channel>(channel));
      confirm->set_sheet(sheet->second.digest);
      return act;
    }
    RandomAct act{auditor.people.supervisors[Chance(85) ? 0 : 1], {}};
    auto* enter = act.command.mutable_enter_sheet();
    enter->set_box_id(id);
    const auto all = static_cast<std::uint32_t>(many);
    const auto yes = Chance(60) ? all : static_cast<std::uint32_t>(Number(all + 1));
    const auto no = static_cast<std::uint32_t>(Number(all - yes + 1));
    if (channel == 4) {
      enter->mutable_hands()->set_yes(yes);
      enter->mutable_hands()->set_no(no);
      enter->mutable_hands()->set_silent(all - yes - no + (Chance(5) ? 1 : 0));
      return act;
    }
    auto* paper = enter->mutable_paper();
    const auto spoiled = static_cast<std::uint32_t>(Chance(10) ? 1 : 0);
    const std::uint32_t lost = Chance(15) && yes > 0 ? 1 : 0;
    paper->set_handed_out(all + spoiled);
    paper->set_spoiled(spoiled);
    paper->set_unused(3);
    paper->set_printed(all + spoiled + 3);
    paper->set_not_returned(lost);
    paper->set_returned(all - lost);
    paper->set_yes(yes - lost);
    paper->set_no(no);
    paper->set_void_ballots(all - yes - no);
    if (Chance(6)) {  // a paper too many: the box is void
      paper->set_returned(all + 1);
      paper->set_not_returned(0);
      paper->set_yes(yes + 1);
    }
    if (Chance(5)) paper->set_yes(paper->yes() + 1);
    return act;
  }
  RandomAct act{body[0], {}};
  act.command.mutable_declare_box()->set_box_id(id);
  act.command.mutable_declare_box()->set_reasons("票数如上");
  return act;
}

RandomAct RandomActs::Post(const Auditor& auditor, const Id& id, const MotionModel& motion) {
  for (const Id& box : motion.boxes) {
    const Id& meeting = auditor.boxes.at(box).meeting;
    if (!auditor.meetings.at(meeting).closed && Chance(80)) return Sit(auditor, meeting, id, 0);
  }
  RandomAct act;
  if (!motion.visits.back().opinion && Chance(40)) {
    act.actor = One(auditor.people.supervisors);
    auto* record = act.command.mutable_file_record();
    record->set_matter_id(id);
    record->set_text("已审查");
    record->mutable_opinion()->set_verdict(v1::OPINION_VERDICT_AGREES);
    return act;
  }
  act.actor = One(auditor.people.committee);
  auto* put_up = act.command.mutable_put_up_posting();
  put_up->set_matter_id(id);
  put_up->set_text("公示");
  put_up->add_places("社区公示栏");
  if (Chance(50)) put_up->add_places("东门");
  return act;
}

RandomAct RandomActs::Hang(const Auditor& auditor, const Id& id, const PostingModel& posting, Time now) {
  std::vector<Id> about;
  for (const auto& [objection_id, objection] : auditor.objections) {
    if (objection.posting == id) about.push_back(objection_id);
  }
  RandomAct act;
  if (!about.empty() && Chance(25)) {
    const Id& objection_id = One(about);
    const ObjectionModel& objection = auditor.objections.at(objection_id);
    const std::uint64_t what = Number(10);
    if (what < 2) {
      act.actor = objection.by;
      act.command.mutable_withdraw_objection()->set_objection_id(objection_id);
    } else if (what < 4) {
      act.actor = Anybody(auditor);
      act.command.mutable_second_objection()->set_objection_id(objection_id);
    } else {
      act.actor = One(objection.level == 1 ? auditor.people.committee : auditor.people.supervisors);
      auto* answer = act.command.mutable_answer_objection();
      answer->set_objection_id(objection_id);
      const bool upheld = Chance(20);
      answer->set_outcome(upheld ? v1::OBJECTION_OUTCOME_UPHELD : v1::OBJECTION_OUTCOME_DISMISSED);
      answer->set_reasons("已核实");
      if (upheld) answer->set_redo_stage(kStageIds[Number(kStages)]);
    }
    return act;
  }
  if (Chance(6)) {
    act.actor = Anybody(auditor);
    act.command.mutable_raise_objection()->set_posting_id(id);
    return act;
  }
  const auto place = static_cast<std::uint32_t>(Number(posting.places.size() + (Chance(2) ? 1 : 0)));
  if (Chance(6)) {
    act.actor = Chance(50) ? One(auditor.people.supervisors) : Anybody(auditor);
    auto* interrupt = act.command.mutable_interrupt_posting();
    interrupt->set_posting_id(id);
    interrupt->set_place(place);
    interrupt->set_cause(Chance(25) ? v1::INTERRUPTION_CAUSE_OFFICE : v1::INTERRUPTION_CAUSE_OTHERS);
    interrupt->set_text("不见了");
    return act;
  }
  static_cast<void>(now);
  act.actor = One(Chance(50) ? auditor.people.committee : auditor.people.supervisors);
  auto* prove = act.command.mutable_prove_posting();
  prove->set_posting_id(id);
  prove->set_place(place);
  *prove->mutable_photo() = Paper();
  return act;
}

RandomAct RandomActs::CarryOut(const Auditor& auditor, const Id& id) {
  RandomAct act;
  const std::uint64_t what = Number(3);
  if (what == 2) {
    act.actor = auditor.people.committee[0];
    act.command.mutable_finish_work()->set_matter_id(id);
    act.command.mutable_finish_work()->set_report("已完工");
    return act;
  }
  auto* record = act.command.mutable_file_record();
  record->set_matter_id(id);
  record->set_text("见附件");
  if (what == 0) {
    act.actor = One(auditor.people.committee);
    record->mutable_contract()->set_supplier("甲公司");
    record->mutable_contract()->set_amount_fen(1 + static_cast<std::int64_t>(Number(600)));
  } else {
    act.actor = One(auditor.people.supervisors);
    record->mutable_acceptance()->set_accepted(Chance(70));
  }
  return act;
}

RandomAct RandomActs::Oversee(const Auditor& auditor, const Id& id) {
  RandomAct act{One(auditor.people.supervisors), {}};
  if (Chance(90)) {
    auto* rerun = act.command.mutable_demand_rerun();
    rerun->set_matter_id(id);
    rerun->set_stage(kStageIds[Number(3)]);
    rerun->set_reasons("没有依法通知");
    return act;
  }
  auto* annul = act.command.mutable_record_annulment();
  annul->set_matter_id(id);
  annul->set_court("人民法院");
  annul->set_judgment("1 号");
  annul->set_text("撤销");
  *annul->add_papers() = Paper();
  return act;
}

Time RandomActs::Pause(const Auditor& auditor, Time now) {
  // Where nothing but time is waited for, it goes by faster.
  bool busy = false;
  for (const auto& [id, motion] : auditor.motions) {
    busy = busy || motion.at == At::kVoting || motion.at == At::kCounting || motion.at == At::kWorking;
  }
  for (const auto& [id, meeting] : auditor.meetings) {
    busy = busy || (!meeting.closed && now >= meeting.starts - kHour && now < meeting.starts + 4 * kHour);
  }
  if (busy || Chance(60)) return static_cast<Time>(Number(60)) * kSecond;
  return Chance(70) ? static_cast<Time>(Number(12)) * kHour : static_cast<Time>(Number(4)) * kDay + 1;
}

}  // namespace yishi::simulation
