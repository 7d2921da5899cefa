// Compiled once per instruction set (see isa.hpp): the loops of random.hpp.
#include "kernels/random.hpp"
#include "kernels/vector_math.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {

extern const RandomTable random_loop_table;

namespace {

constexpr int64_t kHalf = kNormalBlock / 2;

// Fused also where the instruction set has no such instruction: every machine gives the same bits.
inline float fused(float a, float b, float c) {
  return __builtin_fmaf(a, b, c);
}
inline double fused(double a, double b, double c) {
  return __builtin_fma(a, b, c);
}

// 53 bits of two words, the higher one first; both halves are exact.
inline double double_from(uint32_t high, uint32_t low) {
  return (static_cast<double>(high & 0x1FFFFF) * 0x1p32 + static_cast<double>(low)) * 0x1p-53;
}

template <class T>
void uniform_loop(const uint32_t* words, char* out, int64_t size, double from, double width) {
  T* to = reinterpret_cast<T*>(out);
  for (int64_t i = 0; i < size; ++i) {
    if constexpr (sizeof(T) == 4)
      to[i] = static_cast<float>(static_cast<int32_t>(words[i] & 0xFFFFFF)) * 0x1p-24F;
    else
      to[i] = double_from(words[2 * i], words[2 * i + 1]);
  }
  const T start = static_cast<T>(from);
  const T factor = static_cast<T>(width);
  if (start == 0 && factor == 1) return;
  for (int64_t i = 0; i < size; ++i) to[i] = fused(to[i], factor, start);
}

template <class T>
void below_loop(const uint32_t* words, char* out, int64_t size, uint64_t threshold, double one) {
  T* to = reinterpret_cast<T*>(out);
  const T value = static_cast<T>(one);
  for (int64_t i = 0; i < size; ++i) {
    const uint64_t bits = (uint64_t{words[2 * i] & 0x1FFFFF} << 32) | words[2 * i + 1];
    to[i] = bits < threshold ? value : T(0);
  }
}

// Division of integers is slow and has no vector instruction; in double a quotient rounded to the
// nearest integer leaves an exact remainder, which may be negative.
template <class T>
void remainder_loop(const uint32_t* words, char* out, int64_t size, uint32_t range, int64_t base) {
  constexpr double kRound = 0x1.8p52;
  T* to = reinterpret_cast<T*>(out);
  const double divisor = range;
  const double inverse = 1.0 / divisor;
  for (int64_t i = 0; i < size; ++i) {
    const double word = static_cast<double>(words[i]);
    const double quotient = (word * inverse + kRound) - kRound;
    const double rest = word - quotient * divisor;
    const auto remainder = static_cast<int32_t>(rest < 0 ? rest + divisor : rest);
    const int64_t value = base + remainder;
    to[i] = static_cast<T>(value);
  }
}

template <class T>
void normal_loop(char* out, int64_t blocks, double mean, double std) {
  T* numbers = reinterpret_cast<T*>(out);
  const T centre = static_cast<T>(mean);
  const T scale = static_cast<T>(std);
  for (int64_t block = 0; block < blocks; ++block, numbers += kNormalBlock) {
    T cosines[kHalf];
    T sines[kHalf];
    for (int64_t j = 0; j < kHalf; ++j) {
      const T radius = math::sqrt(T(-2) * math::log(T(1) - numbers[j]));
      const T angle = T(0x1.921fb54442d18p+2) * numbers[j + kHalf];
      cosines[j] = fused(radius * math::cos(angle), scale, centre);
      sines[j] = fused(radius * math::sin(angle), scale, centre);
    }
    for (int64_t j = 0; j < kHalf; ++j) numbers[j] = cosines[j];
    for (int64_t j = 0; j < kHalf; ++j) numbers[j + kHalf] = sines[j];
  }
}

}  // namespace

// 0 and 1 of bool are those of uint8.
const RandomTable random_loop_table = {
    {uniform_loop<float>, uniform_loop<double>},
    {below_loop<uint8_t>, below_loop<uint8_t>, below_loop<int32_t>, below_loop<int64_t>,
     below_loop<float>, below_loop<double>},
    {remainder_loop<uint8_t>, remainder_loop<uint8_t>, remainder_loop<int32_t>,
     remainder_loop<int64_t>, remainder_loop<float>, remainder_loop<double>},
    {normal_loop<float>, normal_loop<double>}};

}  // namespace backsweep::kernels::BACKSWEEP_ISA
