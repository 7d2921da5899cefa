// Asserts for tests of the core, without a framework.
//
//   int main() {
//     CHECK(1 + 1 == 2);
//     CHECK_NEAR(0.1 + 0.2, 0.3, 1e-15);
//     return backsweep::test::report();  // prints "2 passed, 0 failed"; 1 when something failed
//   }
//
// A failure is printed with its file and line, and the test goes on. Safe from several threads.
#pragma once

#include <atomic>
#include <cmath>
#include <cstdio>

namespace backsweep::test {

inline std::atomic<long> passed{0};
inline std::atomic<long> failed{0};

inline bool check(bool holds, const char* text, const char* file, int line) {
  if (holds) {
    ++passed;
  } else if (++failed <= 50) {  // more would hide the first
    std::fprintf(stderr, "%s:%d: failed: %s\n", file, line, text);
  }
  return holds;
}

// Equal infinities are near each other, and so are two NaN.
inline bool check_near(double found, double expected, double tolerance, const char* text,
                       const char* file, int line) {
  const bool near = found == expected || (std::isnan(found) && std::isnan(expected)) ||
                    std::abs(found - expected) <= tolerance;
  if (!near && failed < 50) {
    std::fprintf(stderr, "found %.17g, expected %.17g, tolerance %g\n", found, expected, tolerance);
  }
  return check(near, text, file, line);
}

inline int report() {
  std::printf("%ld passed, %ld failed\n", passed.load(), failed.load());
  return failed == 0 ? 0 : 1;
}

}  // namespace backsweep::test

#define CHECK(condition) \
  ::backsweep::test::check(static_cast<bool>(condition), #condition, __FILE__, __LINE__)
#define CHECK_NEAR(found, expected, tolerance)                                             \
  ::backsweep::test::check_near(static_cast<double>(found), static_cast<double>(expected), \
                                static_cast<double>(tolerance), #found " near " #expected, \
                                __FILE__, __LINE__)
#define CHECK_THROWS(expression, Exception)                                                  \
  do {                                                                                       \
    bool thrown = false;                                                                     \
    try {                                                                                    \
      expression;                                                                            \
    } catch (const Exception&) {                                                             \
      thrown = true;                                                                         \
    }                                                                                        \
    ::backsweep::test::check(thrown, #expression " throws " #Exception, __FILE__, __LINE__); \
  } while (false)
