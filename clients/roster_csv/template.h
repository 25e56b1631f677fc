// A roster file to fill in.

#ifndef YISHI_CLIENTS_ROSTER_CSV_TEMPLATE_H_
#define YISHI_CLIENTS_ROSTER_CSV_TEMPLATE_H_

#include <string>

namespace yishi::roster_csv {

// Comment lines that explain every column in both languages, the Chinese header with every column, and three
// made-up persons to be written over. With a byte order mark, so that spreadsheets take it for UTF-8; reading
// it finds no fault.
std::string TemplateCsv();

}  // namespace yishi::roster_csv

#endif  // YISHI_CLIENTS_ROSTER_CSV_TEMPLATE_H_
