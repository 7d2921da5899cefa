// The loops of a matrix product for one instruction set. Compiled with -DBACKSWEEP_ISA=<name>.
#include "gemm_kernels.hpp"

#include "gemm_vectors.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

#if defined(__AVX512F__)
constexpr int kRows = 14;
#elif defined(__aarch64__)
constexpr int kRows = 12;
#else
constexpr int kRows = 6;
#endif

template <class T>
constexpr int kPanel = 2 * kLanes<T>;
// Rows of a panel: at most 48 KB, most of which stays in the first-level cache; found by measuring.
template <class T>
constexpr int64_t kDepth = sizeof(T) == 4 ? 384 : 256;
// Rows of b asked for before they are used; the processor does not foresee a walk across pages.
constexpr int64_t kAhead = 24;
// Bytes of a b not worth packing.
constexpr int64_t kNear = 32 << 10;
// Rows of a packed at a time when b is packed whole: with kDepth, a quarter of a megabyte.
constexpr int64_t kBlockRows = 12 * kRows;
// Rows a block may have otherwise.
constexpr int64_t kMostRows = 384 + kRows;

inline int64_t smaller(int64_t x, int64_t y) {
  return x < y ? x : y;
}

// ---- Packing of one vector's width ----

// out[p * out_row + i] = in[i * in_row + p * in_column] for i < lines <= kLanes and p < length.
// Zeros follow in each row up to i == kLanes; rows are written in order, so with a shorter out_row
// only those of the last one remain.
template <class T>
void pack_lines(int64_t lines, int64_t length, const T* in, int64_t in_row, int64_t in_column,
                T* out, int64_t out_row) {
  constexpr int lanes = kLanes<T>;
  int64_t p = 0;
  if (in_row == 1) {
    for (; p < length; ++p) store(out + p * out_row, load_first(in + p * in_column, lines));
    return;
  }
  if (in_column == 1) {
    for (; p + lanes <= length; p += lanes) {
      Vector<T> square[lanes];
#pragma GCC unroll 16
      for (int i = 0; i < lanes; ++i) {
        square[i] = i < lines ? load(in + i * in_row + p) : Vector<T>{};
      }
      transpose<T>(square);
#pragma GCC unroll 16
      for (int i = 0; i < lanes; ++i) store(out + (p + i) * out_row, square[i]);
    }
  }
  for (; p < length; ++p) {
    for (int64_t i = 0; i < lines; ++i) out[p * out_row + i] = in[i * in_row + p * in_column];
    for (int64_t i = lines; i < lanes; ++i) out[p * out_row + i] = T(0);
  }
}

// ---- Tiles ----

template <class T>
struct Tile {
  int64_t k;
  const T* a;
  int64_t a_row, a_column;
  const T* b;
  int64_t b_row;
  T* c;
  int64_t c_row;
  int64_t ahead;  // how far from b to prefetch
  T* packed;      // where to leave the panel, or null
  int64_t last;   // columns in the last vector
  bool accumulate;
};

// R rows by V vectors of c. With `packed`, the rows of b, completed with zeros, are also stored
// there. A test in the loop costs 1 to 4 % of a small product; sets of tiles of their own, 100 KB
// in the wheel.
template <class T, int R, int V>
void tile(const Tile<T>& t) {
  constexpr int lanes = kLanes<T>;
  Vector<T> sums[R][V] = {};
  const T* b = t.b;
  // One pointer for three rows: the processor adds one or two strides for free.
  const int64_t row = t.a_row, row2 = 2 * row;
  const T* groups[(R + 2) / 3];
  for (int g = 0; g < (R + 2) / 3; ++g) groups[g] = t.a + 3 * g * row;
  const int64_t a_column = t.a_column, b_row = t.b_row;
  T* packed = t.packed;
  const int64_t ahead = t.ahead;
  if (t.k >= 64) {  // long enough for the rows of c to arrive
#pragma GCC unroll 16
    for (int r = 0; r < R; ++r) {
#pragma GCC unroll 2
      for (int v = 0; v < V; ++v) __builtin_prefetch(t.c + r * t.c_row + v * lanes);
    }
  }
  for (int64_t p = t.k; p > 0; --p) {
    Vector<T> right[V];
#pragma GCC unroll 2
    for (int v = 0; v < V; ++v) __builtin_prefetch(b + ahead + v * lanes);
    if (packed != nullptr) {
#pragma GCC unroll 2
      for (int v = 0; v < V; ++v) {
        right[v] = v + 1 < V ? load(b + v * lanes) : load_first(b + v * lanes, t.last);
        store(packed + v * lanes, right[v]);
      }
      packed += kPanel<T>;
    } else {
#pragma GCC unroll 2
      for (int v = 0; v < V; ++v) right[v] = load(b + v * lanes);
    }
    b += b_row;
#pragma GCC unroll 16
    for (int r = 0; r < R; ++r) {
      const T* group = groups[r / 3];
      const T left = r % 3 == 0 ? *group : r % 3 == 1 ? group[row] : group[row2];
#pragma GCC unroll 2
      for (int v = 0; v < V; ++v) sums[r][v] += left * right[v];
    }
#pragma GCC unroll 8
    for (int g = 0; g < (R + 2) / 3; ++g) groups[g] += a_column;
  }
  // Each case by itself, without tests between the stores.
  const int64_t c_row = t.c_row, last = t.last;
  const auto finish = [&]<bool full, bool accumulate>() __attribute__((always_inline)) {
    T* c = t.c;
#pragma GCC unroll 16
    for (int r = 0; r < R; ++r, c += c_row) {
#pragma GCC unroll 2
      for (int v = 0; v < V; ++v) {
        T* const out = c + v * lanes;
        if (full || v + 1 < V)
          store(out, accumulate ? load(out) + sums[r][v] : sums[r][v]);
        else
          store_first(out, accumulate ? load_first(out, last) + sums[r][v] : sums[r][v], last);
      }
    }
  };
  if (last == lanes)
    t.accumulate ? finish.template operator()<true, true>()
                 : finish.template operator()<true, false>();
  else
    t.accumulate ? finish.template operator()<false, true>()
                 : finish.template operator()<false, false>();
}

template <class T>
using TileFunction = void (*)(const Tile<T>&);

template <class T>
struct Tiles {
  TileFunction<T> by_shape[2][kRows];  // [V - 1][R - 1]
};

template <class T, int V, int... I>
constexpr void fill(TileFunction<T> (&row)[kRows], Indices<I...>) {
  ((row[I] = &tile<T, I + 1, V>), ...);
}

template <class T>
constexpr Tiles<T> make_tiles() {
  using All = typename MakeIndices<kRows>::type;
  Tiles<T> all{};
  fill<T, 1>(all.by_shape[0], All{});
  fill<T, 2>(all.by_shape[1], All{});
  return all;
}
template <class T>
constexpr Tiles<T> kTiles = make_tiles<T>();

// ---- Packing ----

template <class T>
void pack(int64_t k, int64_t n, const T* b, int64_t b_row, int64_t b_column, T* packed) {
  constexpr int lanes = kLanes<T>, panel = kPanel<T>;
  int64_t j = 0;
  if (b_column == 1) {  // four panels at once, for longer walks along a row
    for (; j + 4 * panel <= n; j += 4 * panel) {
      for (int64_t p = 0; p < k; ++p) {
        const T* in = b + p * b_row + j;
#pragma GCC unroll 8
        for (int v = 0; v < 8; ++v) {
          __builtin_prefetch(in + 8 * b_row + v * lanes);
          store(packed + v / 2 * k * panel + p * panel + v % 2 * lanes, load(in + v * lanes));
        }
      }
      packed += 4 * k * panel;
    }
  }
  for (; j < n; j += panel) {
    for (int64_t half = 0; half < panel && j + half < n; half += lanes) {
      const int64_t lines = smaller(lanes, n - j - half);
      pack_lines(lines, k, b + (j + half) * b_column, b_column, b_row, packed + half, panel);
    }
    packed += k * panel;
  }
}

// Rows as even as can be: 16 rows by 14 make two tiles of 8, not 14 and 2. Divides once, for a
// division takes as long as ten products.
struct RowTiles {
  int64_t count, rows, larger;  // the first `larger` tiles have a row more

  explicit RowTiles(int64_t m)
      : count((m + kRows - 1) / kRows), rows(m / count), larger(m - rows * count) {}
  int64_t rows_of(int64_t index) const { return rows + (index < larger); }
};

// Each tile of r rows becomes k columns of r elements, tiles one after the other.
template <class T>
void pack_rows(int64_t m, int64_t k, const T* a, int64_t a_row, int64_t a_column, T* packed) {
  constexpr int lanes = kLanes<T>;
  const RowTiles tiles(m);
  int64_t first = 0;
  for (int64_t t = 0; t < tiles.count; ++t) {
    const int64_t rows = tiles.rows_of(t);
    // Backwards, so that the zeros past the end of one row are overwritten by the next.
    for (int64_t i = (rows - 1) / lanes * lanes; i >= 0; i -= lanes) {
      pack_lines(smaller(lanes, rows - i), k, a + (first + i) * a_row, a_row, a_column,
                 packed + first * k + i, rows);
    }
    first += rows;
  }
}

// ---- One thread's product ----

template <class T>
struct Scratch {
  static constexpr int64_t kPanelElements = kDepth<T> * kPanel<T>;
  static constexpr int64_t kTileElements = kRows * kPanel<T>;
  static constexpr int64_t kRowsElements = kDepth<T> * kMostRows + 64;
};

template <class T>
void store_transposed(int64_t rows, int64_t columns, const T* from, T* to, int64_t to_row,
                      bool accumulate) {
  for (int64_t j = 0; j < columns; ++j) {
    T* line = to + j * to_row;
    if (accumulate) {
      for (int64_t i = 0; i < rows; ++i) line[i] += from[i * kPanel<T> + j];
    } else {
      for (int64_t i = 0; i < rows; ++i) line[i] = from[i * kPanel<T> + j];
    }
  }
}

// Rows [first, first + m) of c, and rows [start, start + depth) of b.
template <class T>
void multiply_rows(const GemmBlock<T>& g, int64_t first, int64_t m, int64_t start, int64_t depth) {
  constexpr int lanes = kLanes<T>, panel = kPanel<T>;
  T* const panel_scratch = g.scratch;
  T* const tile_scratch = panel_scratch + Scratch<T>::kPanelElements;
  T* const rows_scratch = tile_scratch + Scratch<T>::kTileElements;
  const T* a = g.a + first * g.a_row + start * g.a_column;
  if (g.pack_a) pack_rows(m, depth, a, g.a_row, g.a_column, rows_scratch);

  const RowTiles tiles(m);
  // Read as it lies, b stays in the first-level cache.
  const bool near = depth * g.b_row * static_cast<int64_t>(sizeof(T)) <= kNear;
  Tile<T> t{};
  t.k = depth;
  t.accumulate = g.accumulate || start > 0;
  for (int64_t j = 0; j < g.n; j += panel) {
    const int64_t columns = smaller(panel, g.n - j);
    const int vectors = columns > lanes ? 2 : 1;
    t.last = columns - (vectors - 1) * lanes;
    bool packing = false;
    t.ahead = kAhead * panel;
    if (g.packed_b != nullptr) {
      t.b = g.packed_b + start * g.packed_depth + j * depth;
      t.b_row = panel;
    } else if (g.b_column == 1) {
      t.b = g.b + start * g.b_row + j;
      t.b_row = g.b_row;
      // A short panel is over before kAhead rows; what comes then is the panel beside it.
      t.ahead = depth > 2 * kAhead ? kAhead * g.b_row : panel;
      packing = (tiles.count > 1 && !near) || t.last < lanes;
    } else {
      pack(depth, columns, g.b + start * g.b_row + j * g.b_column, g.b_row, g.b_column,
           panel_scratch);
      t.b = panel_scratch;
      t.b_row = panel;
    }
    int64_t i = 0;
    for (int64_t index = 0; index < tiles.count; ++index) {
      const int64_t rows = tiles.rows_of(index);
      if (g.pack_a) {
        t.a = rows_scratch + i * depth;
        t.a_row = 1;
        t.a_column = rows;
      } else {
        t.a = a + i * g.a_row;
        t.a_row = g.a_row;
        t.a_column = g.a_column;
      }
      t.packed = packing ? panel_scratch : nullptr;
      const TileFunction<T> compute = kTiles<T>.by_shape[vectors - 1][rows - 1];
      if (g.transposed) {
        Tile<T> aside = t;
        aside.c = tile_scratch;
        aside.c_row = panel;
        aside.accumulate = false;
        aside.last = lanes;
        if (packing) aside.last = t.last;
        compute(aside);
        store_transposed(rows, columns, tile_scratch, g.c + j * g.c_row + first + i, g.c_row,
                         t.accumulate);
      } else {
        t.c = g.c + (first + i) * g.c_row + j;
        t.c_row = g.c_row;
        compute(t);
      }
      if (packing) {
        packing = false;
        t.b = panel_scratch;
        t.b_row = panel;
        t.ahead = kAhead * panel;
      }
      i += rows;
    }
  }
}

template <class T>
void multiply(const GemmBlock<T>& g) {
  const int64_t most = g.packed_b != nullptr ? kBlockRows : g.pack_a ? kMostRows - kRows : g.m;
  for (int64_t start = 0; start < g.k; start += g.depth) {
    const int64_t depth = smaller(g.depth, g.k - start);
    for (int64_t first = 0; first < g.m; first += most) {
      multiply_rows(g, first, smaller(most, g.m - first), start, depth);
    }
  }
}

// ---- Matrix by vector ----

template <class T, int R, int V>
void dot_rows(int64_t k, const T* a, int64_t a_row, const T* x, T* y, int64_t y_stride,
              bool accumulate) {
  constexpr int lanes = kLanes<T>;
  Vector<T> sums[R][V] = {};
  int64_t p = 0;
  for (; p + V * lanes <= k; p += V * lanes) {
#pragma GCC unroll 8
    for (int v = 0; v < V; ++v) {
      if (R == 1) {  // two streams alone: the processor's own guesses end at each page
        __builtin_prefetch(a + p + (v + 2 * V) * lanes);
        __builtin_prefetch(x + p + (v + 2 * V) * lanes);
      }
      const Vector<T> right = load(x + p + v * lanes);
#pragma GCC unroll 8
      for (int r = 0; r < R; ++r) sums[r][v] += load(a + r * a_row + p + v * lanes) * right;
    }
  }
  for (; p < k; p += lanes) {
    const int64_t count = smaller(lanes, k - p);
    const Vector<T> right = load_first(x + p, count);
    for (int r = 0; r < R; ++r) sums[r][0] += load_first(a + r * a_row + p, count) * right;
  }
  for (int r = 0; r < R; ++r) {
    Vector<T> sum = sums[r][0];
    for (int v = 1; v < V; ++v) sum += sums[r][v];
    T& out = y[r * y_stride];
    out = accumulate ? out + sum_of<T>(sum) : sum_of<T>(sum);
  }
}

template <class T>
void dots(int64_t m, int64_t k, const T* a, int64_t a_row, const T* x, int64_t x_row, T* y,
          int64_t y_stride, bool accumulate) {
  int64_t i = 0;
  for (; i + 4 <= m && x_row == 0; i += 4) {
    dot_rows<T, 4, 2>(k, a + i * a_row, a_row, x, y + i * y_stride, y_stride, accumulate);
  }
  for (; i < m; ++i) {
    dot_rows<T, 1, 8>(k, a + i * a_row, a_row, x + i * x_row, y + i * y_stride, y_stride,
                      accumulate);
  }
}

template <class T, int R, int K>
void combine_rows(int64_t n, const T* x, int64_t x_row, int64_t x_column, const T* b, int64_t b_row,
                  T* y, int64_t y_row, bool accumulate) {
  constexpr int lanes = kLanes<T>;
  T left[R][K];
  for (int r = 0; r < R; ++r) {
    for (int q = 0; q < K; ++q) left[r][q] = x[r * x_row + q * x_column];
  }
  int64_t j = 0;
  for (; j + lanes <= n; j += lanes) {
    Vector<T> sums[R];
#pragma GCC unroll 4
    for (int r = 0; r < R; ++r) sums[r] = accumulate ? load(y + r * y_row + j) : Vector<T>{};
#pragma GCC unroll 8
    for (int q = 0; q < K; ++q) {
      const Vector<T> right = load(b + q * b_row + j);
#pragma GCC unroll 4
      for (int r = 0; r < R; ++r) sums[r] += left[r][q] * right;
    }
#pragma GCC unroll 4
    for (int r = 0; r < R; ++r) store(y + r * y_row + j, sums[r]);
  }
  for (; j < n; ++j) {
    for (int r = 0; r < R; ++r) {
      T sum = accumulate ? y[r * y_row + j] : T(0);
      for (int q = 0; q < K; ++q) sum += left[r][q] * b[q * b_row + j];
      y[r * y_row + j] = sum;
    }
  }
}

template <class T, int R>
void combine_part(int64_t n, int64_t k, const T* x, int64_t x_row, int64_t x_column, const T* b,
                  int64_t b_row, T* y, int64_t y_row, bool accumulate) {
  int64_t p = 0;
  for (; p + 8 <= k; p += 8) {
    combine_rows<T, R, 8>(n, x + p * x_column, x_row, x_column, b + p * b_row, b_row, y, y_row,
                          accumulate || p > 0);
  }
  for (; p < k; ++p) {
    combine_rows<T, R, 1>(n, x + p * x_column, x_row, x_column, b + p * b_row, b_row, y, y_row,
                          accumulate || p > 0);
  }
}

template <class T>
void combine(int64_t m, int64_t n, int64_t k, const T* x, int64_t x_row, int64_t x_column,
             const T* b, int64_t b_row, T* y, int64_t y_row, bool accumulate) {
  // Columns of y that stay in the first-level cache while k is walked.
  const int64_t most = 8192 / static_cast<int64_t>(sizeof(T)) / m;
  for (int64_t j = 0; j < n; j += most) {
    const int64_t columns = smaller(most, n - j);
    const auto part = m == 1   ? &combine_part<T, 1>
                      : m == 2 ? &combine_part<T, 2>
                      : m == 3 ? &combine_part<T, 3>
                               : &combine_part<T, 4>;
    part(columns, k, x, x_row, x_column, b + j, b_row, y + j, y_row, accumulate);
  }
}

template <class T>
void find(GemmKernels<T>& kernels) {
  kernels.panel = kPanel<T>;
  kernels.depth = kDepth<T>;
  kernels.rows = kRows;
  kernels.scratch =
      Scratch<T>::kPanelElements + Scratch<T>::kTileElements + Scratch<T>::kRowsElements;
  kernels.multiply = &multiply<T>;
  kernels.pack = &pack<T>;
  kernels.dots = &dots<T>;
  kernels.combine = &combine<T>;
}

}  // namespace

void find_kernels(GemmKernels<float>& kernels) {
  find(kernels);
}
void find_kernels(GemmKernels<double>& kernels) {
  find(kernels);
}

}  // namespace backsweep::kernels::BACKSWEEP_ISA
