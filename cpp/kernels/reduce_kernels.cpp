// Compiled once per instruction set (see isa.hpp): the loops of reduce.hpp.
#include "kernels/reduce_sums.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

// Narrow rows that follow each other at once are treated as one row of this many columns.
constexpr int64_t kFoldedWidth = 256;

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

  [[gnu::noinline]] static T run(const T* x, int64_t n) {
    constexpr int64_t kLane = kLanes<T>, kStep = 4 * kLane;
    T found = kInitial;
    if (n < kLane) {
      for (int64_t i = 0; i < n; ++i) found = better(found, x[i]);
      return found;
    }
    Vector<T> m0 = load(x), m1 = m0, m2 = m0, m3 = m0;
    int64_t i = 0;
    for (; i + kStep <= n; i += kStep) {
      // The processor's own guesses end at each page.
      for (int64_t v = 0; v < kStep; v += 64 / sizeof(T)) __builtin_prefetch(x + i + 4 * kStep + v);
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

  [[gnu::noinline]] static void columns(const ReduceRun& run, T* __restrict acc) {
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
  [[gnu::noinline]] static void run(const T* x, int64_t n, int64_t first, T& found,
                                    int64_t& index) {
    const int64_t size = n > 8192 ? 4096 : 512;
    int64_t block = -1;
    for (int64_t begin = 0; begin < n; begin += size) {
      const T best = Value::run(x + begin, n - begin < size ? n - begin : size);
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
    // Two integer rows at a time; floats would need more comparisons than that saves.
    constexpr bool kPairs = !kIsReal<T>;
    const int64_t width = run.width, stride = run.row_stride;
    const char* row = run.input;
    for (int64_t r = 0; r < run.rows; r += 1 + kPairs, row += (1 + kPairs) * stride) {
      const T* a = reinterpret_cast<const T*>(row);
      // Once more the same row where there is no other: it does not beat itself.
      const T* b = kPairs && r + 1 < run.rows ? reinterpret_cast<const T*>(row + stride) : a;
      const int64_t position = run.first + r;
      for (int64_t j = 0; j < width; ++j) {
        const bool second = kPairs && beats(b[j], a[j]);
        const T x = second ? b[j] : a[j];
        const bool better = beats(x, acc[j]);
        acc[j] = better ? x : acc[j];
        indices[j] = better ? position + second : indices[j];
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
