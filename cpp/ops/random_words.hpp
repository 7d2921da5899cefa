// What the kernels of distributions have in common: drawing words in blocks, storing numbers.
#pragma once

#include <algorithm>
#include <limits>
#include <mutex>

#include "ops/random.hpp"

namespace backsweep {

inline constexpr int64_t kWordsAtOnce = 1024;

// Calls body(words, done, run) for runs of numbers, each made from `words_each` words, until there
// are `size` of them; the generator is locked meanwhile.
template <class Body>
void with_words(Generator& generator, int64_t size, int64_t words_each, Body body) {
  uint32_t words[kWordsAtOnce];
  const std::lock_guard lock(generator.mutex());
  for (int64_t done = 0; done < size;) {
    const int64_t run = std::min(size - done, kWordsAtOnce / words_each);
    generator.random_block(words, run * words_each);
    body(words, done, run);
    done += run;
  }
}

inline uint64_t word64(const uint32_t* pair) {
  return (uint64_t{pair[0]} << 32) | pair[1];
}
// The uniform number that Generator::uniform<double> makes of two words.
inline double uniform_of(const uint32_t* pair) {
  return static_cast<double>(word64(pair) & ((uint64_t{1} << 53) - 1)) * 0x1p-53;
}

// Writes numbers in the dtype of `arguments.out`, from element `done` on. Real numbers beyond the
// range of an integer dtype become its lowest, as x86-64 and so PyTorch has it.
void store_integers(const RandomArguments& arguments, int64_t done, int64_t run,
                    const int64_t* numbers);
void store_reals(const RandomArguments& arguments, int64_t done, int64_t run,
                 const double* numbers);

// out[i] = make(generator, i), an integer or a double. One loop serves all dtypes.
template <class Make>
void make_numbers(const RandomArguments& arguments, Make make) {
  using Made = decltype(make(*arguments.generator, int64_t{0}));
  constexpr int64_t kAtOnce = 512;
  Made made[kAtOnce];
  const std::lock_guard lock(arguments.generator->mutex());
  for (int64_t done = 0; done < arguments.size; done += kAtOnce) {
    const int64_t run = std::min(arguments.size - done, kAtOnce);
    for (int64_t i = 0; i < run; ++i) made[i] = make(*arguments.generator, done + i);
    if constexpr (std::is_same_v<Made, double>)
      store_reals(arguments, done, run, made);
    else
      store_integers(arguments, done, run, made);
  }
}

// What C++ leaves open where the number is beyond the range.
inline int64_t truncated(double number) {
  return number >= -0x1p63 && number < 0x1p63 ? static_cast<int64_t>(number)
                                              : std::numeric_limits<int64_t>::min();
}

}  // namespace backsweep
