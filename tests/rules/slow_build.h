/* slow_build.h - a sanitised build is several times slower, and checks something else: fewer rats do. */
#ifndef HANDSHY_TESTS_SLOW_BUILD_H
#define HANDSHY_TESTS_SLOW_BUILD_H

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HANDSHY_SLOW_BUILD 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(HANDSHY_SLOW_BUILD)
#define HANDSHY_SLOW_BUILD 1
#endif
#ifndef HANDSHY_SLOW_BUILD
#define HANDSHY_SLOW_BUILD 0
#endif

#endif
