// TODO: count
int a;  // NOLINT
int b;  // NOLINT(misc-unused)
int c;  // NOLINT(misc-unused): the linker script names it
int d;  // NOLINTNEXTLINE(misc-unused): so does this
