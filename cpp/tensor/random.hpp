// The source of random numbers: Mersenne Twister (mt19937), with the streams of PyTorch's CPU
// generator, so that the same seed gives the same numbers.
//
//   Generator generator;                       // seeded with kDefaultSeed
//   const std::lock_guard lock(generator.mutex());
//   double u = generator.uniform<double>();    // in [0, 1)
//
// M. Matsumoto and T. Nishimura, "Mersenne Twister: A 623-dimensionally equidistributed uniform
// pseudo-random number generator", ACM TOMACS 8 (1998), https://doi.org/10.1145/272991.272995
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>

namespace backsweep {

class Generator {
 public:
  static constexpr uint64_t kDefaultSeed = 67280421310721;
  static constexpr size_t kStateBytes = 5056;

  explicit Generator(uint64_t seed = kDefaultSeed) { manual_seed(seed); }
  Generator(const Generator&) = delete;
  Generator& operator=(const Generator&) = delete;

  // To be held around every use: kernels run without the lock of the host language.
  std::mutex& mutex() noexcept { return mutex_; }

  void manual_seed(uint64_t seed) noexcept;
  uint64_t initial_seed() const noexcept { return seed_; }

  // 32 and 64 random bits; 64 are two words, the higher one first.
  uint32_t random() noexcept {
    if (--left_ == 0) advance();
    return temper(words_[next_++]);
  }
  uint64_t random64() noexcept {
    const uint64_t high = random();
    return (high << 32) | random();
  }
  // The next `count` results of random().
  void random_block(uint32_t* out, int64_t count) noexcept;

  // In [0, 1): 24 bits of one word, 53 bits of two.
  template <class T>
  T uniform() noexcept {
    if constexpr (sizeof(T) == 4)
      return static_cast<T>(random() & 0xFFFFFF) * (T(1) / (1 << 24));
    else
      return static_cast<T>(random64() & ((uint64_t{1} << 53) - 1)) * (T(1) / (int64_t{1} << 53));
  }
  // The standard normal distribution by the method of Box and Muller, which makes two numbers at a
  // time; the second one is kept.
  double normal() noexcept;

  // Everything there is, in the format of PyTorch's states; kStateBytes bytes.
  void save(char* out) const noexcept;
  // False, and nothing changed, when the bytes are no state.
  bool restore(const char* state) noexcept;

 private:
  static constexpr int kWords = 624;
  static constexpr int kShift = 397;

  static uint32_t temper(uint32_t word) noexcept {
    word ^= word >> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return word ^ (word >> 18);
  }
  void advance() noexcept;  // makes the next kWords words

  std::mutex mutex_;
  uint64_t seed_;
  int32_t left_;   // words left before the next advance(), plus 1
  uint32_t next_;  // the place of the next word
  uint32_t words_[kWords];
  std::optional<double> kept_normal_;
};

// The generator of operations that are given none.
Generator& default_generator();

}  // namespace backsweep
