/* libzip, by which bundles are read and written; Debian: libzip-dev. */
#include <zip.h>
