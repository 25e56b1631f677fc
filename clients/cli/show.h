// Printing what was read, in the manner that was asked for.

#ifndef YISHI_CLIENTS_CLI_SHOW_H_
#define YISHI_CLIENTS_CLI_SHOW_H_

#include "clients/cli/context.h"
#include "clients/cli/json.h"
#include "clients/cli/picture.h"

namespace yishi::cli {

inline Style StyleOf(Context& context) {
  return {.language = context.out().language,
          .time = [&context](Millis instant) { return context.Time(instant); },
          .invocation = context.invocation()};
}

inline void Print(Context& context, const Lines& lines) {
  for (const std::string& line : lines) context.out().Line(line);
}

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_SHOW_H_
