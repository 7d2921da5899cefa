// Compiled once per instruction set (see isa.hpp): the loops of reduce.hpp.
#include <utility>

#include "kernels/reduce.hpp"

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

// Narrow rows that follow each other at once are treated as one row of this many columns.
constexpr int64_t kFoldedWidth = 256;

// ---- Sums --------------------------------------------------------------------------------------

template <class T>
struct Sum {
  using Acc = std::conditional_t<kIsReal<T>, double, int64_t>;
  using Out = std::conditional_t<kIsReal<T>, T, int64_t>;
  static constexpr bool kPositions = false;
  static constexpr Acc kInitial = 0;

  static void join(Acc& total, Acc later) { total += later; }

  static Acc run(const T* x, int64_t n) {
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

  static void columns(const ReduceRun& run, Acc* __restrict acc) {
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

  static void columns(const ReduceRun& run, Acc* __restrict acc) {
    const char* row = run.input;
    for (int64_t r = 0; r < run.rows; ++r, row += run.row_stride) {
      const T* a = reinterpret_cast<const T*>(row);
      for (int64_t j = 0; j < run.width; ++j) acc[j] *= static_cast<Acc>(a[j]);
    }
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

  static double run(const T* x, int64_t n, double center) {
    constexpr int64_t kLane = kLanes<T>;
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

// ---- Largest and smallest ----------------------------------------------------------------------

template <class T, bool largest>
struct Extreme {
  using Acc = T;
  using Out = T;
  static constexpr bool kPositions = false;

  static constexpr T initial() {
    if constexpr (kIsReal<T>) {
      return static_cast<T>(largest ? -__builtin_inf() : __builtin_inf());
    } else if constexpr (std::is_unsigned_v<T>) {
      return largest ? T(0) : static_cast<T>(~T(0));
    } else {
      constexpr T kHalf = T(1) << (8 * sizeof(T) - 2);
      constexpr T kHighest = kHalf - 1 + kHalf;
      return largest ? -kHighest - 1 : kHighest;
    }
  }
  static constexpr T kInitial = initial();

  // NaN replaces everything and is not replaced by another value.
  static T better(T found, T x) {
    const bool beats = largest ? x > found : x < found;
    if constexpr (kIsReal<T>)
      return (beats | (x != x)) ? x : found;
    else
      return beats ? x : found;
  }
  static Vector<T> better_lanes(Vector<T> found, Vector<T> x) {
    if constexpr (kIsReal<T>)
      return largest ? (((x > found) | (x != x)) ? x : found)
                     : (((x < found) | (x != x)) ? x : found);
    else
      return largest ? (x > found ? x : found) : (x < found ? x : found);
  }

  static void join(T& found, T later) { found = better(found, later); }

  static T run(const T* x, int64_t n) {
    constexpr int64_t kLane = kLanes<T>, kStep = 4 * kLane;
    T found = kInitial;
    if (n < kLane) {
      for (int64_t i = 0; i < n; ++i) found = better(found, x[i]);
      return found;
    }
    Vector<T> m0 = load(x), m1 = m0, m2 = m0, m3 = m0;
    int64_t i = 0;
    for (; i + kStep <= n; i += kStep) {
      m0 = better_lanes(m0, load(x + i));
      m1 = better_lanes(m1, load(x + i + kLane));
      m2 = better_lanes(m2, load(x + i + 2 * kLane));
      m3 = better_lanes(m3, load(x + i + 3 * kLane));
    }
    for (; i + kLane <= n; i += kLane) m0 = better_lanes(m0, load(x + i));
    m1 = better_lanes(m1, load(x + n - kLane));  // may look at some elements again
    m0 = better_lanes(better_lanes(m0, m1), better_lanes(m2, m3));
    return best_lane<kLane / 2>(m0);
  }

  // Each step compares every lane with the one `half` lanes away.
  template <int64_t half>
  static T best_lane(Vector<T> v) {
    v = better_lanes(v, exchanged<half, T>(v, std::make_index_sequence<kLanes<T>>()));
    if constexpr (half > 1)
      return best_lane<half / 2>(v);
    else
      return v[0];
  }

  static void columns(const ReduceRun& run, T* __restrict acc) {
    const int64_t width = run.width, stride = run.row_stride;
    const char* row = run.input;
    int64_t rows = run.rows;
    for (; rows >= 4; rows -= 4, row += 4 * stride) {
      const T* a = reinterpret_cast<const T*>(row);
      const T* b = reinterpret_cast<const T*>(row + stride);
      const T* c = reinterpret_cast<const T*>(row + 2 * stride);
      const T* d = reinterpret_cast<const T*>(row + 3 * stride);
      for (int64_t j = 0; j < width; ++j)
        acc[j] = better(better(better(better(acc[j], a[j]), b[j]), c[j]), d[j]);
    }
    for (; rows > 0; --rows, row += stride) {
      const T* a = reinterpret_cast<const T*>(row);
      for (int64_t j = 0; j < width; ++j) acc[j] = better(acc[j], a[j]);
    }
  }

  static T strided(const char* x, int64_t n, int64_t stride) {
    T found = kInitial;
    for (int64_t i = 0; i < n; ++i, x += stride) found = better(found, at<T>(x));
    return found;
  }

  static Out result(T found, double) { return found; }
};

// ---- Where the largest and smallest are --------------------------------------------------------

template <class T, bool largest>
struct Position {
  using Value = Extreme<T, largest>;
  using Acc = T;
  using Out = T;
  static constexpr bool kPositions = true;
  static constexpr T kInitial = Value::kInitial;

  static bool beats(T x, T found) {
    const bool better = largest ? x > found : x < found;
    if constexpr (kIsReal<T>)
      return better | ((x != x) & (found == found));
    else
      return better;
  }

  static void join(T& found, int64_t& index, T later, int64_t later_index) {
    if (beats(later, found)) {
      found = later;
      index = later_index;
    }
  }

  // Values block by block; only the block with the best one is searched for the place.
  static void run(const T* x, int64_t n, int64_t first, T& found, int64_t& index) {
    constexpr int64_t kBlock = 512;
    int64_t block = -1;
    for (int64_t begin = 0; begin < n; begin += kBlock) {
      const T best = Value::run(x + begin, n - begin < kBlock ? n - begin : kBlock);
      if (!beats(best, found)) continue;
      found = best;
      block = begin;
    }
    if (block >= 0) index = first + block + find(x + block, n - block, found);
  }

  // Where `value` is; it is there.
  static int64_t find(const T* x, int64_t n, T value) {
    if constexpr (kIsReal<T>)
      if (value != value) return find_if(x, n, [](auto v) { return v != v; });
    return find_if(x, n, [value](auto v) { return v == value; });
  }
  template <class Same>
  static int64_t find_if(const T* x, int64_t n, Same same) {
    constexpr int64_t kLane = kLanes<T>, kStep = 4 * kLane;
    int64_t i = 0;
    for (; i + kStep <= n; i += kStep) {
      const auto hits = (same(load(x + i)) | same(load(x + i + kLane))) |
                        (same(load(x + i + 2 * kLane)) | same(load(x + i + 3 * kLane)));
      if (any(hits)) break;
    }
    for (; i + kLane <= n; i += kLane) {
      const auto hits = same(load(x + i));
      if (!any(hits)) continue;
      int64_t place = kLane - 1;  // without branches, which would be guessed wrong
      for (int64_t k = kLane - 2; k >= 0; --k) place = hits[k] ? k : place;
      return i + place;
    }
    while (!same(x[i])) ++i;
    return i;
  }
  template <class Mask>
  static bool any(Mask mask) {
    using Words [[gnu::vector_size(BACKSWEEP_VECTOR_BYTES)]] = uint64_t;
    const Words words = reinterpret_cast<Words>(mask);
    uint64_t hits = 0;
    for (int64_t k = 0; k < BACKSWEEP_VECTOR_BYTES / 8; ++k) hits |= words[k];
    return hits != 0;
  }

  static void columns(const ReduceRun& run, T* __restrict acc, int64_t* __restrict indices) {
    const char* row = run.input;
    for (int64_t r = 0; r < run.rows; ++r, row += run.row_stride) {
      const T* x = reinterpret_cast<const T*>(row);
      const int64_t position = run.first + r;
      for (int64_t j = 0; j < run.width; ++j) {
        const bool better = beats(x[j], acc[j]);
        acc[j] = better ? x[j] : acc[j];
        indices[j] = better ? position : indices[j];
      }
    }
  }

  static void strided(const char* x, int64_t n, int64_t stride, int64_t first, T& found,
                      int64_t& index) {
    for (int64_t i = 0; i < n; ++i, x += stride) join(found, index, at<T>(x), first + i);
  }

  static Out result(T found, double) { return found; }
};

// ---- What all have in common -------------------------------------------------------------------

template <class Op>
void init(int64_t width, char* values, int64_t* indices) {
  auto* acc = reinterpret_cast<typename Op::Acc*>(values);
  for (int64_t j = 0; j < width; ++j) acc[j] = Op::kInitial;
  if constexpr (Op::kPositions) {
    for (int64_t j = 0; j < width; ++j) indices[j] = 0;
  }
}

// Columns narrower than a vector, rows without gaps: walks several rows as one, then joins them.
template <class Op, class T>
void folded_columns(const ReduceRun& run, typename Op::Acc* acc) {
  const int64_t fold = kFoldedWidth / run.width;
  typename Op::Acc wide[kFoldedWidth];
  ReduceRun folded = run;
  folded.width = run.width * fold;
  folded.rows = run.rows / fold;
  folded.row_stride = run.row_stride * fold;
  init<Op>(folded.width, reinterpret_cast<char*>(wide), nullptr);
  Op::columns(folded, wide);
  for (int64_t k = 0; k < fold; ++k) {
    for (int64_t j = 0; j < run.width; ++j) Op::join(acc[j], wide[k * run.width + j]);
  }
  ReduceRun rest = run;
  rest.input += folded.rows * folded.row_stride;
  rest.rows -= folded.rows * fold;
  Op::columns(rest, acc);
}

template <class T>
constexpr int64_t kShortRows = kLanes<T> > 16 ? kLanes<T> : 16;

// Many short reductions, whatever their strides: one element of each at a time.
template <class Op, class T>
void short_rows(const ReduceRun& run, typename Op::Acc* __restrict acc,
                [[maybe_unused]] int64_t* __restrict indices) {
  const int64_t step = run.column_stride / static_cast<int64_t>(sizeof(T));
  for (int64_t r = 0; r < run.rows; ++r) {
    const T* x = reinterpret_cast<const T*>(run.input + r * run.row_stride);
    if constexpr (Op::kPositions) {
      const int64_t position = run.first + r;
      for (int64_t j = 0; j < run.width; ++j) {
        const bool better = Op::beats(x[j * step], acc[j]);
        acc[j] = better ? x[j * step] : acc[j];
        indices[j] = better ? position : indices[j];
      }
    } else {
      for (int64_t j = 0; j < run.width; ++j)
        Op::join(acc[j], static_cast<typename Op::Acc>(x[j * step]));
    }
  }
}

template <class Op, class T>
void accumulate(const ReduceRun& run, char* values, int64_t* indices) {
  constexpr int64_t kItem = sizeof(T);
  auto* acc = reinterpret_cast<typename Op::Acc*>(values);
  if (run.column_stride == kItem && run.width > 1) {
    if constexpr (Op::kPositions) {
      Op::columns(run, acc, indices);
    } else {
      if (run.width <= kFoldedWidth / 8 && run.row_stride == run.width * kItem &&
          run.rows * run.width >= 4 * kFoldedWidth)
        folded_columns<Op, T>(run, acc);
      else
        Op::columns(run, acc);
    }
    return;
  }
  if (run.rows < kShortRows<T> && run.width >= 8) {
    short_rows<Op, T>(run, acc, indices);
    return;
  }
  const char* column = run.input;
  if (run.row_stride == kItem) {
    for (int64_t j = 0; j < run.width; ++j, column += run.column_stride) {
      const T* x = reinterpret_cast<const T*>(column);
      if constexpr (Op::kPositions)
        Op::run(x, run.rows, run.first, acc[j], indices[j]);
      else
        Op::join(acc[j], Op::run(x, run.rows));
    }
  } else {
    for (int64_t j = 0; j < run.width; ++j, column += run.column_stride) {
      if constexpr (Op::kPositions)
        Op::strided(column, run.rows, run.row_stride, run.first, acc[j], indices[j]);
      else
        Op::join(acc[j], Op::strided(column, run.rows, run.row_stride));
    }
  }
}

template <class Op>
void combine(int64_t width, char* values, int64_t* indices, const char* later_values,
             const int64_t* later_indices) {
  auto* acc = reinterpret_cast<typename Op::Acc*>(values);
  const auto* later = reinterpret_cast<const typename Op::Acc*>(later_values);
  for (int64_t j = 0; j < width; ++j) {
    if constexpr (Op::kPositions)
      Op::join(acc[j], indices[j], later[j], later_indices[j]);
    else
      Op::join(acc[j], later[j]);
  }
}

template <class Op>
void write(char* place, typename Op::Acc value, [[maybe_unused]] const ReduceOutput& output) {
  if constexpr (std::is_same_v<typename Op::Acc, double>) {
    if (output.form == ReduceOutput::kDouble) {
      *reinterpret_cast<double*>(place) = value / output.divisor;
      return;
    }
    if (output.form == ReduceOutput::kRoot) {
      value = __builtin_sqrt(value / output.divisor);
      *reinterpret_cast<typename Op::Out*>(place) = static_cast<typename Op::Out>(value);
      return;
    }
  }
  *reinterpret_cast<typename Op::Out*>(place) = Op::result(value, output.divisor);
}

template <class Op>
void finish(int64_t width, const char* values, const int64_t* indices, const ReduceOutput& output) {
  const auto* acc = reinterpret_cast<const typename Op::Acc*>(values);
  if (output.values) {
    for (int64_t j = 0; j < width; ++j)
      write<Op>(output.values + j * output.value_stride, acc[j], output);
  }
  if constexpr (Op::kPositions) {
    for (int64_t j = 0; j < width; ++j)
      *reinterpret_cast<int64_t*>(output.indices + j * output.index_stride) = indices[j];
  }
}

template <class Op, class T>
void flat(const char* input, int64_t size, const ReduceOutput& output) {
  const T* x = reinterpret_cast<const T*>(input);
  if constexpr (Op::kPositions) {
    T found = Op::kInitial;
    int64_t index = 0;
    Op::run(x, size, 0, found, index);
    if (output.values) *reinterpret_cast<T*>(output.values) = found;
    *reinterpret_cast<int64_t*>(output.indices) = index;
  } else if constexpr (requires { &Op::accumulate; }) {
    write<Op>(output.values, Op::run(x, size, output.center), output);
  } else {
    write<Op>(output.values, Op::run(x, size), output);
  }
}

template <class Op, class T>
constexpr ReduceLoops loops_of() {
  if constexpr (requires { &Op::accumulate; })
    return {&init<Op>, &Op::accumulate, &combine<Op>, &finish<Op>, &flat<Op, T>};
  else
    return {&init<Op>, &accumulate<Op, T>, &combine<Op>, &finish<Op>, &flat<Op, T>};
}

template <class T>
constexpr void fill(ReduceTable& table, DType dtype) {
  const int column = static_cast<int>(dtype);
  table.loops[static_cast<int>(Reduction::Sum)][column] = loops_of<Sum<T>, T>();
  if constexpr (sizeof(T) == 8 || kIsReal<T>)  // other products are computed in int64
    table.loops[static_cast<int>(Reduction::Product)][column] = loops_of<Product<T>, T>();
  if constexpr (kIsReal<T>)
    table.loops[static_cast<int>(Reduction::Squares)][column] = loops_of<Squares<T>, T>();
  table.loops[static_cast<int>(Reduction::Max)][column] = loops_of<Extreme<T, true>, T>();
  table.loops[static_cast<int>(Reduction::Min)][column] = loops_of<Extreme<T, false>, T>();
  table.loops[static_cast<int>(Reduction::ArgMax)][column] = loops_of<Position<T, true>, T>();
  table.loops[static_cast<int>(Reduction::ArgMin)][column] = loops_of<Position<T, false>, T>();
}

constexpr ReduceTable make_table() {
  ReduceTable table{};
  fill<uint8_t>(table, DType::Bool);  // a bool is a byte of 0 or 1
  fill<uint8_t>(table, DType::UInt8);
  fill<int32_t>(table, DType::Int32);
  fill<int64_t>(table, DType::Int64);
  fill<float>(table, DType::Float32);
  fill<double>(table, DType::Float64);
  return table;
}

}  // namespace

extern const ReduceTable reduce_loop_table;
constexpr ReduceTable reduce_loop_table = make_table();

}  // namespace backsweep::kernels::BACKSWEEP_ISA
