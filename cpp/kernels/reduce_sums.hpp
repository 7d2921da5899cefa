// Included by reduce_kernels.cpp once per instruction set: sums, products and sums of squares, and
// the vectors that all reductions use.
#pragma once

#include <type_traits>
#include <utility>

#include "kernels/reduce.hpp"

// Large loops with several callers are marked noinline: inlined, they are 90 KB more in the wheel
// and no faster.
#if defined(__AVX512F__)
#define BACKSWEEP_VECTOR_BYTES 64
#elif defined(__AVX2__)
#define BACKSWEEP_VECTOR_BYTES 32
#else
#define BACKSWEEP_VECTOR_BYTES 16
#endif

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

template <class T>
using Vector [[gnu::vector_size(BACKSWEEP_VECTOR_BYTES)]] = T;

template <class T>
constexpr int64_t kLanes = BACKSWEEP_VECTOR_BYTES / sizeof(T);

// A double for each lane of Vector<T>.
template <class T>
using Wide [[gnu::vector_size(BACKSWEEP_VECTOR_BYTES / sizeof(T) * sizeof(double))]] = double;

template <class T>
constexpr bool kIsReal = std::is_floating_point_v<T>;

template <class T>
Vector<T> load(const T* p) {
  Vector<T> v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}

// Lane i takes the value of lane i ^ distance.
template <int64_t distance, class T, size_t... i>
Vector<T> exchanged(Vector<T> v, std::index_sequence<i...>) {
  return __builtin_shufflevector(v, v, static_cast<int>(i ^ distance)...);
}

template <class T>
const T& at(const char* p) {
  return *reinterpret_cast<const T*>(p);
}

// ---- Sums --------------------------------------------------------------------------------------

template <class T>
struct Sum {
  using Acc = std::conditional_t<kIsReal<T>, double, int64_t>;
  using Out = std::conditional_t<kIsReal<T>, T, int64_t>;
  static constexpr bool kPositions = false;
  static constexpr Acc kInitial = 0;

  static void join(Acc& total, Acc later) { total += later; }

  [[gnu::noinline]] static Acc run(const T* x, int64_t n) {
    if constexpr (kIsReal<T>)
      return run_real(x, n);
    else
      return run_integer(x, n);
  }

  static Vector<T> four(const T* x) {
    constexpr int64_t kLane = kLanes<T>;
    return (load(x) + load(x + kLane)) + (load(x + 2 * kLane) + load(x + 3 * kLane));
  }

  // Eight elements are added in T, the rest in double: as fast as T alone, nearly as exact.
  static Acc run_real(const T* x, int64_t n) {
    constexpr int64_t kLane = kLanes<T>, kStep = 4 * kLane;
    double sum[4] = {};
    int64_t i = 0;
    if (n >= kStep) {
      Wide<T> lanes = {};
      for (; i + 2 * kStep <= n; i += 2 * kStep)
        lanes += __builtin_convertvector(four(x + i) + four(x + i + kStep), Wide<T>);
      if (i + kStep <= n) {
        lanes += __builtin_convertvector(four(x + i), Wide<T>);
        i += kStep;
      }
      for (int64_t k = 0; k < kLane; ++k) sum[k % 4] += lanes[k];
    }
    for (; i + 4 <= n; i += 4) {
      for (int64_t k = 0; k < 4; ++k) sum[k] += static_cast<double>(x[i + k]);
    }
    for (; i < n; ++i) sum[0] += static_cast<double>(x[i]);
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
  }

  static Acc run_integer(const T* x, int64_t n) {
    int64_t sum = 0;
    if constexpr (sizeof(T) == 1) {
      // Narrow sums that cannot overflow fill the vectors better.
      for (; n > 0; x += 4096, n -= 4096) {
        uint32_t part = 0;
        const int64_t block = n < 4096 ? n : 4096;
        for (int64_t i = 0; i < block; ++i) part += x[i];
        sum += part;
      }
    } else {
      for (int64_t i = 0; i < n; ++i) sum += x[i];
    }
    return sum;
  }

  [[gnu::noinline]] static void columns(const ReduceRun& run, Acc* __restrict acc) {
    const int64_t width = run.width, stride = run.row_stride;
    const char* row = run.input;
    int64_t rows = run.rows;
    for (; rows >= 8; rows -= 8, row += 8 * stride) {
      const T* x[8];
      for (int64_t k = 0; k < 8; ++k) x[k] = reinterpret_cast<const T*>(row + k * stride);
      const T *a = x[0], *b = x[1], *c = x[2], *d = x[3], *e = x[4], *f = x[5], *g = x[6],
              *h = x[7];
      using Part =
          std::conditional_t<kIsReal<T>, T, std::conditional_t<sizeof(T) == 1, uint16_t, int64_t>>;
      for (int64_t j = 0; j < width; ++j) {
        const Part left = static_cast<Part>((Part(a[j]) + Part(b[j])) + (Part(c[j]) + Part(d[j])));
        const Part right = static_cast<Part>((Part(e[j]) + Part(f[j])) + (Part(g[j]) + Part(h[j])));
        acc[j] += static_cast<Acc>(left) + static_cast<Acc>(right);
      }
    }
    for (; rows > 0; --rows, row += stride) {
      const T* a = reinterpret_cast<const T*>(row);
      for (int64_t j = 0; j < width; ++j) acc[j] += static_cast<Acc>(a[j]);
    }
  }

  static Acc strided(const char* x, int64_t n, int64_t stride) {
    Acc sum[4] = {};
    int64_t i = 0;
    for (; i + 4 <= n; i += 4, x += 4 * stride) {
      for (int64_t k = 0; k < 4; ++k) sum[k] += static_cast<Acc>(at<T>(x + k * stride));
    }
    for (; i < n; ++i, x += stride) sum[0] += static_cast<Acc>(at<T>(x));
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
  }

  static Out result(Acc sum, double divisor) {
    if constexpr (kIsReal<T>)
      return static_cast<Out>(sum / divisor);
    else
      return sum;
  }
};

// ---- Products ----------------------------------------------------------------------------------

// Of floats in double, so only the last result can overflow or lose digits.
template <class T>
struct Product {
  using Acc = std::conditional_t<kIsReal<T>, double, int64_t>;
  using Out = T;
  static constexpr bool kPositions = false;
  static constexpr Acc kInitial = 1;
  static constexpr int64_t kItem = sizeof(T);

  static void join(Acc& total, Acc later) { total *= later; }

  static Acc run(const T* x, int64_t n) {
    constexpr int64_t kParts = 16;
    Acc part[kParts];
    for (int64_t k = 0; k < kParts; ++k) part[k] = 1;
    int64_t i = 0;
    for (; i + kParts <= n; i += kParts)
      for (int64_t k = 0; k < kParts; ++k) part[k] *= static_cast<Acc>(x[i + k]);
    for (int64_t k = 1; k < kParts; ++k) part[0] *= part[k];
    for (; i < n; ++i) part[0] *= static_cast<Acc>(x[i]);
    return part[0];
  }

  [[gnu::noinline]] static void columns(const ReduceRun& run, Acc* __restrict acc) {
    const int64_t width = run.width;
    const char* row = run.input;
    int64_t rows = run.rows;
    for (; rows >= 2; rows -= 2, row += 2 * run.row_stride) {
      const T* a = reinterpret_cast<const T*>(row);
      const T* b = reinterpret_cast<const T*>(row + run.row_stride);
      for (int64_t j = 0; j < width; ++j)
        acc[j] = acc[j] * static_cast<Acc>(a[j]) * static_cast<Acc>(b[j]);
    }
    if (rows > 0)
      for (int64_t j = 0; j < width; ++j) acc[j] *= static_cast<Acc>(at<T>(row + j * kItem));
  }

  static Acc strided(const char* x, int64_t n, int64_t stride) {
    Acc product = 1;
    for (int64_t i = 0; i < n; ++i, x += stride) product *= static_cast<Acc>(at<T>(x));
    return product;
  }

  static Out result(Acc product, double) { return static_cast<Out>(product); }
};

// ---- Sums of squares ---------------------------------------------------------------------------

// Of the distances from a centre for each column, in double.
template <class T>
struct Squares {
  using Acc = double;
  using Out = T;
  static constexpr bool kPositions = false;
  static constexpr Acc kInitial = 0;

  static void join(Acc& total, Acc later) { total += later; }

  static Vector<T> four(const T* x) {
    constexpr int64_t kLane = kLanes<T>;
    const Vector<T> a = load(x), b = load(x + kLane);
    const Vector<T> c = load(x + 2 * kLane), d = load(x + 3 * kLane);
    return (a * a + b * b) + (c * c + d * d);
  }

  // Around zero the squares are added by eights in T, as sums are, if none of them can have left
  // the range.
  static double plain(const T* x, int64_t n) {
    constexpr int64_t kLane = kLanes<T>, kStep = 4 * kLane;
    Wide<T> lanes = {};
    int64_t i = 0;
    for (; i + 2 * kStep <= n; i += 2 * kStep)
      lanes += __builtin_convertvector(four(x + i) + four(x + i + kStep), Wide<T>);
    if (i + kStep <= n) {
      lanes += __builtin_convertvector(four(x + i), Wide<T>);
      i += kStep;
    }
    double part[2] = {};
    for (int64_t k = 0; k < kLane; ++k) part[k % 2] += lanes[k];
    for (; i < n; ++i) part[0] += static_cast<double>(x[i]) * static_cast<double>(x[i]);
    return part[0] + part[1];
  }

  [[gnu::noinline]] static double run(const T* x, int64_t n, double center) {
    constexpr int64_t kLane = kLanes<T>;
    if (sizeof(T) == 4 && center == 0) {
      const double sum = plain(x, n);
      if (sum > static_cast<double>(n) * 1e-30 && sum < 1e37) return sum;
    }
    Wide<T> sums[2] = {};
    int64_t i = 0;
    for (; i + 2 * kLane <= n; i += 2 * kLane) {
      const Wide<T> a = __builtin_convertvector(load(x + i), Wide<T>) - center;
      const Wide<T> b = __builtin_convertvector(load(x + i + kLane), Wide<T>) - center;
      sums[0] += a * a;
      sums[1] += b * b;
    }
    sums[0] += sums[1];
    double part[2] = {};
    for (int64_t k = 0; k < kLane; ++k) part[k % 2] += sums[0][k];
    for (; i < n; ++i) part[0] += (x[i] - center) * (x[i] - center);
    return part[0] + part[1];
  }

  static void accumulate(const ReduceRun& run, char* values, int64_t*) {
    constexpr int64_t kItem = sizeof(T);
    auto* __restrict acc = reinterpret_cast<double*>(values);
    const double* centers = run.centers;
    if (run.column_stride == kItem && run.width > 1) {
      const char* row = run.input;
      for (int64_t r = 0; r < run.rows; ++r, row += run.row_stride) {
        const T* x = reinterpret_cast<const T*>(row);
        for (int64_t j = 0; j < run.width; ++j) {
          const double distance = static_cast<double>(x[j]) - centers[j];
          acc[j] += distance * distance;
        }
      }
      return;
    }
    const char* column = run.input;
    for (int64_t j = 0; j < run.width; ++j, column += run.column_stride) {
      if (run.row_stride == kItem) {
        acc[j] += Squares::run(reinterpret_cast<const T*>(column), run.rows, centers[j]);
        continue;
      }
      const char* x = column;
      for (int64_t i = 0; i < run.rows; ++i, x += run.row_stride) {
        const double distance = static_cast<double>(at<T>(x)) - centers[j];
        acc[j] += distance * distance;
      }
    }
  }

  static Out result(Acc sum, double divisor) { return static_cast<Out>(sum / divisor); }
};

}  // namespace
}  // namespace backsweep::kernels::BACKSWEEP_ISA
