// The board: postings and objections as readers see them.

#ifndef YISHI_SERVICES_VIEW_POSTING_H_
#define YISHI_SERVICES_VIEW_POSTING_H_

#include "absl/status/statusor.h"
#include "services/view/page.h"
#include "services/view/reading.h"
#include "yishi/v1/posting_service.pb.h"

namespace yishi::view {

v1::PostingView ViewPosting(const Reading& reading, const PostingId& id, const posting::Posting& posting);

// kNotFound.
absl::StatusOr<v1::GetPostingResponse> ViewPosting(const Reading& reading,
                                                   const v1::GetPostingRequest& request);
Page<v1::PostingView> ListPostings(const Reading& reading, const v1::ListPostingsRequest& request,
                                   const PageRequest& page);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_POSTING_H_
