// Vectors of one instruction set for gemm_kernels.cpp: GCC and Clang vector types, loads and stores
// of part of a vector, sums and transpositions. Included only by sources compiled per set
// (isa.hpp).
//
//   Vector<float> v = load_first(p, 3);  // lanes after the third are zero, and p[3] is not read
//   store(q, v + v);
#pragma once

#include <cstdint>

#if defined(__AVX512F__)
#include <immintrin.h>
#endif

#ifndef BACKSWEEP_ISA
#define BACKSWEEP_ISA baseline
#endif

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

#if defined(__AVX512F__)
constexpr int kVectorBytes = 64;
#elif defined(__AVX2__)
constexpr int kVectorBytes = 32;
#else
constexpr int kVectorBytes = 16;
#endif

template <class T>
constexpr int kLanes = kVectorBytes / static_cast<int>(sizeof(T));
template <class T>
struct VectorOf;
template <>
struct VectorOf<float> {
  typedef float Full __attribute__((vector_size(kVectorBytes)));
  typedef float Loose __attribute__((vector_size(kVectorBytes), aligned(4), may_alias));
};
template <>
struct VectorOf<double> {
  typedef double Full __attribute__((vector_size(kVectorBytes)));
  typedef double Loose __attribute__((vector_size(kVectorBytes), aligned(8), may_alias));
};
template <class T>
using Vector = typename VectorOf<T>::Full;

template <class T>
inline Vector<T> load(const T* p) {
  return *reinterpret_cast<const typename VectorOf<T>::Loose*>(p);
}
template <class T>
inline void store(T* p, Vector<T> v) {
  *reinterpret_cast<typename VectorOf<T>::Loose*>(p) = v;
}

// The first `count` lanes, 0 <= count <= kLanes; lanes after them are zero, and not read or
// written.
#if defined(__AVX512F__)
inline Vector<float> load_first(const float* p, int64_t count) {
  return Vector<float>(_mm512_maskz_loadu_ps(static_cast<__mmask16>((1U << count) - 1U), p));
}
inline Vector<double> load_first(const double* p, int64_t count) {
  return Vector<double>(_mm512_maskz_loadu_pd(static_cast<__mmask8>((1U << count) - 1U), p));
}
inline void store_first(float* p, Vector<float> v, int64_t count) {
  _mm512_mask_storeu_ps(p, static_cast<__mmask16>((1U << count) - 1U), __m512(v));
}
inline void store_first(double* p, Vector<double> v, int64_t count) {
  _mm512_mask_storeu_pd(p, static_cast<__mmask8>((1U << count) - 1U), __m512d(v));
}
#else
template <class T>
inline Vector<T> load_first(const T* p, int64_t count) {
  alignas(kVectorBytes) T lanes[kLanes<T>] = {};
  for (int64_t i = 0; i < count; ++i) lanes[i] = p[i];
  return load(lanes);
}
template <class T>
inline void store_first(T* p, Vector<T> v, int64_t count) {
  for (int64_t i = 0; i < count; ++i) p[i] = v[i];
}
#endif

// ---- Transposition of a square of vectors, the heart of packing ----

template <int... I>
struct Indices {};
template <int N, int... I>
struct MakeIndices : MakeIndices<N - 1, N - 1, I...> {};
template <int... I>
struct MakeIndices<0, I...> {
  using type = Indices<I...>;
};

// Adds the halves, then the quarters, and so on.
template <class T, int Distance, int... I>
inline Vector<T> fold(Vector<T> v, Indices<I...> all) {
  if constexpr (Distance > 0) {
    v += __builtin_shufflevector(v, v, (I ^ Distance)...);
    return fold<T, Distance / 2>(v, all);
  }
  return v;
}

template <class T>
inline T sum_of(Vector<T> v) {
  return fold<T, kLanes<T> / 2>(v, typename MakeIndices<kLanes<T>>::type{})[0];
}

// Swaps the off-diagonal quarters of 2 * Distance squares.
template <class T, int Distance, int... I>
inline void exchange(Vector<T>& upper, Vector<T>& lower, Indices<I...>) {
  constexpr int n = sizeof...(I);
  const Vector<T> x = upper, y = lower;
  upper = __builtin_shufflevector(x, y, ((I & Distance) ? n + I - Distance : I)...);
  lower = __builtin_shufflevector(x, y, ((I & Distance) ? n + I : I + Distance)...);
}

template <class T, int Distance = 1>
inline void transpose(Vector<T> (&rows)[kLanes<T>]) {
  if constexpr (Distance < kLanes<T>) {
#pragma GCC unroll 16
    for (int i = 0; i < kLanes<T>; ++i) {
      if (!(i & Distance)) {
        exchange<T, Distance>(rows[i], rows[i + Distance], typename MakeIndices<kLanes<T>>::type{});
      }
    }
    transpose<T, 2 * Distance>(rows);
  }
}

}  // namespace
}  // namespace backsweep::kernels::BACKSWEEP_ISA
