#include <openssl/evp.h>
#include <sqlite3.h>
