/* Makes one write, flush or cut of the files of one folder fail, counted from when it is armed.
 *
 * Loaded with LD_PRELOAD before the C library, and armed by the tests through ctypes. Only files whose path begins
 * with the folder count. `for_good` lets all after that one fail too; `halfway` writes the first half of a write,
 * as a full disk does, and fails when it is asked for the rest.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[1024];
static long seen, failing;
static int error_number, for_good, halfway, rest_fails;

void failing_arm(const char *in, long nth, int error, int always, int half) {
    snprintf(folder, sizeof folder, "%s", in);
    seen = 0;
    failing = nth;
    error_number = error;
    for_good = always;
    halfway = half;
    rest_fails = 0;
}

/* Lets everything succeed again, and returns how many operations there were. */
long failing_disarm(void) {
    folder[0] = 0;
    return seen;
}

static int is_watched(int handle) {
    char link[64], path[1024];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int fails(int handle) {
    if (!is_watched(handle)) return 0;
    seen++;
    if (rest_fails || seen == failing || (for_good && failing && seen > failing)) {
        errno = error_number;
        return 1;
    }
    return 0;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRITE(name, offset)                                                        \
    ssize_t name(int handle, const void *data, size_t count, offset at) {          \
        if (!fails(handle)) return NEXT(name)(handle, data, count, at);            \
        if (!halfway || rest_fails || count < 2) {                                 \
            rest_fails = 0;                                                        \
            return -1;                                                             \
        }                                                                          \
        rest_fails = 1;                                                            \
        return NEXT(name)(handle, data, count / 2, at);                            \
    }
WRITE(pwrite, off_t)
WRITE(pwrite64, off64_t)

int fsync(int handle) { return fails(handle) ? -1 : NEXT(fsync)(handle); }
int fdatasync(int handle) { return fails(handle) ? -1 : NEXT(fdatasync)(handle); }
int ftruncate(int handle, off_t size) { return fails(handle) ? -1 : NEXT(ftruncate)(handle, size); }
int ftruncate64(int handle, off64_t size) { return fails(handle) ? -1 : NEXT(ftruncate64)(handle, size); }
