#include "yishi/v1/box.pb.h"
