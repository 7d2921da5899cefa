// The loops of distance.hpp, for AVX2 and, where there are no such sets, for the baseline; wider
// vectors would not be worth their code.
#include "kernels/distance.hpp"
#include "kernels/isa.hpp"
#include "kernels/reduce_sums.hpp"

#if defined(__AVX2__)
#include <immintrin.h>
#endif

#if !BACKSWEEP_X86_64 || (defined(__AVX2__) && !defined(__AVX512F__))

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

template <class T>
using Pattern = std::conditional_t<sizeof(T) == 8, int64_t, int32_t>;
template <class T>
using Patterns [[gnu::vector_size(BACKSWEEP_VECTOR_BYTES)]] = Pattern<T>;

template <Distance kind, class T>
Vector<T> joined(Vector<T> found, Vector<T> x) {
  if constexpr (kind != Distance::Largest) return found + x;
  // Patterns of magnitudes are in their order, and NaN is the largest.
  const auto a = reinterpret_cast<Patterns<T>>(found), b = reinterpret_cast<Patterns<T>>(x);
  return reinterpret_cast<Vector<T>>(a > b ? a : b);
}

template <Distance kind, class T>
Vector<T> with_difference(Vector<T> found, Vector<T> apart) {
  if constexpr (kind == Distance::Euclid) return found + apart * apart;
  constexpr Pattern<T> kSign = Pattern<T>(1) << (8 * sizeof(T) - 1);
  const auto magnitude = reinterpret_cast<Patterns<T>>(apart) & ~kSign;
  return joined<kind, T>(found, reinterpret_cast<Vector<T>>(magnitude));
}

template <class T>
Vector<T> root_of(Vector<T> x) {
#if defined(__AVX2__)
  if constexpr (sizeof(T) == 8)
    return _mm256_sqrt_pd(x);
  else
    return _mm256_sqrt_ps(x);
#else
  for (int64_t lane = 0; lane < kLanes<T>; ++lane)
    x[lane] = static_cast<T>(__builtin_sqrt(x[lane]));
  return x;
#endif
}

template <class T, Distance kind>
bool tile(const char* const* points, const char* panel, int64_t depth, char* result) {
  constexpr int64_t kLane = kLanes<T>, kWidth = kPanelBytes / sizeof(T), kBlock = 32;
  using V = Vector<T>;
  const T *x0 = reinterpret_cast<const T*>(points[0]), *x1 = reinterpret_cast<const T*>(points[1]);
  const T *x2 = reinterpret_cast<const T*>(points[2]), *x3 = reinterpret_cast<const T*>(points[3]);
  T* const out = reinterpret_cast<T*>(result);
  [[maybe_unused]] Patterns<T> usual = ~Patterns<T>{};
  for (int64_t v = 0; v < kWidth; v += kLane) {
    const T* y = reinterpret_cast<const T*>(panel) + v;
    V total[kTileRows] = {};
    for (int64_t begin = 0; begin < depth; begin += kBlock) {
      const int64_t end = depth - begin < kBlock ? depth : begin + kBlock;
      V a = {}, b = {}, c = {}, d = {};
      for (int64_t k = begin; k < end; ++k, y += kWidth) {
        const V other = load(y);
        a = with_difference<kind, T>(a, x0[k] - other);
        b = with_difference<kind, T>(b, x1[k] - other);
        c = with_difference<kind, T>(c, x2[k] - other);
        d = with_difference<kind, T>(d, x3[k] - other);
      }
      total[0] = joined<kind, T>(total[0], a);
      total[1] = joined<kind, T>(total[1], b);
      total[2] = joined<kind, T>(total[2], c);
      total[3] = joined<kind, T>(total[3], d);
    }
#pragma GCC unroll 1
    for (int64_t i = 0; i < kTileRows; ++i) {
      if constexpr (kind == Distance::Euclid) {
        total[i] = root_of<T>(total[i]);
        usual &= (total[i] > T(kLeastUsual)) & (total[i] < T(kMostUsual));
      }
      __builtin_memcpy(out + i * kWidth + v, total + i, sizeof(V));
    }
  }
  if constexpr (kind != Distance::Euclid || sizeof(T) == sizeof(double)) return true;
  Pattern<T> all = ~Pattern<T>(0);
  for (int64_t lane = 0; lane < kLane; ++lane) all &= usual[lane];
  return all;
}

template <class T>
void pull(const char* const* points, const char* const* weights, const char* others, int64_t depth,
          int64_t stride, char* const* results) {
  constexpr int64_t kLane = kLanes<T>, kBlock = 64 * kLane;
  using V = Vector<T>;
  const T* y = reinterpret_cast<const T*>(others);
  for (int64_t k = 0; k < depth; ++k, y += stride) {
    double sums[kTileRows] = {};
    for (int64_t begin = 0; begin < stride; begin += kBlock) {
      const int64_t end = stride - begin < kBlock ? stride : begin + kBlock;
      V total[kTileRows] = {};
      for (int64_t j = begin; j < end; j += kLane) {
        const V other = load(y + j);
#pragma GCC unroll 4
        for (int i = 0; i < kTileRows; ++i)
          total[i] += (reinterpret_cast<const T*>(points[i])[k] - other) *
                      load(reinterpret_cast<const T*>(weights[i]) + j);
      }
#pragma GCC unroll 1
      for (int64_t lane = 0; lane < kTileRows * kLane; ++lane)
        sums[lane / kLane] += static_cast<double>(reinterpret_cast<const T*>(total)[lane]);
    }
#pragma GCC unroll 1
    for (int i = 0; i < kTileRows; ++i)
      reinterpret_cast<T*>(results[i])[k] = static_cast<T>(sums[i]);
  }
}

}  // namespace

extern const DistanceTable distance_loop_table;
constexpr DistanceTable distance_loop_table = {
    {{tile<float, Distance::Sum>, tile<double, Distance::Sum>},
     {tile<float, Distance::Euclid>, tile<double, Distance::Euclid>},
     {tile<float, Distance::Largest>, tile<double, Distance::Largest>}},
    {pull<float>, pull<double>}};

}  // namespace backsweep::kernels::BACKSWEEP_ISA

#endif
