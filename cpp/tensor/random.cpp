#include "tensor/random.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace backsweep {
namespace {

// The layout of a saved state: PyTorch's.
struct SavedState {
  uint64_t seed;
  int32_t left;
  int32_t seeded;
  uint64_t next;
  uint64_t words[624];
  double normal_angle;  // of older states: the kept number is radius * sin(2 pi angle)
  double normal_value;
  double normal_radius;
  int32_t normal_is_valid;
  float next_float_normal;
  uint8_t next_float_normal_is_valid;
};
static_assert(offsetof(SavedState, normal_angle) == 5016);

inline uint32_t twist(uint32_t high, uint32_t low) {
  const uint32_t mixed = (high & 0x80000000) | (low & 0x7fffffff);
  return (mixed >> 1) ^ (-(low & 1) & 0x9908b0df);
}

}  // namespace

void Generator::manual_seed(uint64_t seed) noexcept {
  seed_ = seed;
  words_[0] = static_cast<uint32_t>(seed);
  for (uint32_t i = 1; i < kWords; ++i)
    words_[i] = 1812433253u * (words_[i - 1] ^ (words_[i - 1] >> 30)) + i;
  left_ = 1;
  next_ = 0;
  kept_normal_.reset();
}

// Two loops without a wrap of the indices, which the compiler vectorises.
void Generator::advance() noexcept {
  constexpr int kFirst = kWords - kShift;
  uint32_t* words = words_;
  for (int i = 0; i < kFirst; ++i) words[i] = words[i + kShift] ^ twist(words[i], words[i + 1]);
  for (int i = kFirst; i < kWords - 1; ++i)
    words[i] = words[i - kFirst] ^ twist(words[i], words[i + 1]);
  words[kWords - 1] = words[kShift - 1] ^ twist(words[kWords - 1], words[0]);
  left_ = kWords;
  next_ = 0;
}

void Generator::random_block(uint32_t* out, int64_t count) noexcept {
  while (count > 0) {
    if (left_ == 1) {
      advance();
      ++left_;
    }
    const int64_t run = std::min<int64_t>(count, left_ - 1);
    for (int64_t i = 0; i < run; ++i) out[i] = temper(words_[next_ + i]);
    out += run;
    count -= run;
    next_ += static_cast<uint32_t>(run);
    left_ -= static_cast<int32_t>(run);
  }
}

double Generator::normal() noexcept {
  if (kept_normal_) {
    const double kept = *kept_normal_;
    kept_normal_.reset();
    return kept;
  }
  const double first = uniform<double>();
  const double second = uniform<double>();
  const double radius = std::sqrt(-2.0 * std::log1p(-second));
  const double angle = 2.0 * std::numbers::pi * first;
  kept_normal_ = radius * std::sin(angle);
  return radius * std::cos(angle);
}

void Generator::save(char* out) const noexcept {
  SavedState state{};
  state.seed = seed_;
  state.left = left_;
  state.seeded = 1;
  state.next = next_;
  std::copy(std::begin(words_), std::end(words_), state.words);
  state.normal_value = kept_normal_.value_or(0.0);
  state.normal_is_valid = kept_normal_.has_value();
  static_assert(sizeof state == kStateBytes);
  std::memcpy(out, &state, sizeof state);
}

bool Generator::restore(const char* bytes) noexcept {
  SavedState state;
  std::memcpy(&state, bytes, sizeof state);
  if (state.left < 1 || state.left > kWords || state.next > kWords || !state.seeded ||
      static_cast<uint64_t>(state.left) + state.next > kWords + 1)
    return false;
  seed_ = state.seed;
  left_ = state.left;
  next_ = static_cast<uint32_t>(state.next);
  for (int i = 0; i < kWords; ++i) words_[i] = static_cast<uint32_t>(state.words[i]);
  kept_normal_.reset();
  if (state.normal_is_valid) kept_normal_ = state.normal_value;
  return true;
}

Generator& default_generator() {
  static Generator generator;
  return generator;
}

}  // namespace backsweep
