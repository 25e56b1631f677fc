// Petitions as pictures in text.

#ifndef YISHI_CLIENTS_CLI_PETITION_PICTURE_H_
#define YISHI_CLIENTS_CLI_PETITION_PICTURE_H_

#include "clients/cli/picture.h"

namespace yishi::cli {

// What it demands, how far each threshold is, and who acts next.
Lines PetitionPicture(const v1::PetitionView& petition, const Style& style);
// One line.
std::string PetitionLine(const v1::PetitionView& petition, const Style& style);

// Who votes for whom, one line for each mandate.
Lines ProxyLines(const v1::MeetingView& meeting, const Style& style);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_PETITION_PICTURE_H_
