#include "gemm.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <type_traits>

#include "gemm_kernels.hpp"
#include "isa.hpp"
#include "threads.hpp"

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace backsweep::kernels {
namespace {

// Multiplications worth waking another thread for: about 20 microseconds of one thread.
constexpr int64_t kParallelWork = 1'200'000;
// Bytes of b packed at a time; a share of a last-level cache.
constexpr int64_t kPackedBytes = 16 << 20;
// Below this many rows a column block packs b for itself; see multiply_columns.
constexpr int64_t kFewRows = 128;

template <class T>
const GemmKernels<T>& kernels() {
  static const GemmKernels<T> found = [] {
    GemmKernels<T> made{};
#if BACKSWEEP_X86_64
    using Find = void (*)(GemmKernels<T>&);
    choose<Find>(&baseline::find_kernels, &avx2::find_kernels, &avx512::find_kernels)(made);
#else
    baseline::find_kernels(made);
#endif
    return made;
  }();
  return found;
}

// A buffer of the thread that grows and is kept, for the next product needs it again.
class Buffer {
 public:
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { std::free(data_); }

  template <class T>
  T* get(int64_t count) {
    const size_t bytes = static_cast<size_t>(count) * sizeof(T);
    if (bytes > bytes_) grow(bytes);
    return static_cast<T*>(data_);
  }

 private:
  void grow(size_t bytes) {
    constexpr size_t kHugePage = 2 << 20;
    const size_t alignment = bytes >= kHugePage ? kHugePage : 64;
    bytes = (bytes + alignment - 1) / alignment * alignment;
    std::free(data_);
    bytes_ = 0;
    data_ = std::aligned_alloc(alignment, bytes);
    if (data_ == nullptr) throw std::bad_alloc();
    bytes_ = bytes;
#if defined(__linux__)
    if (alignment == kHugePage) madvise(data_, bytes, MADV_HUGEPAGE);
#endif
  }

  void* data_ = nullptr;
  size_t bytes_ = 0;
};

struct Buffers {
  Buffer block, packed, vector;
};
thread_local Buffers buffers;

template <class T>
GemmArguments<T> entry(const GemmArguments<T>& g, int64_t index) {
  GemmArguments<T> one = g;
  one.a += index * g.a_batch;
  one.b += index * g.b_batch;
  one.c += index * g.c_batch;
  one.batch = 1;
  return one;
}

// Even passes over k, at most kernels.depth rows each.
int64_t even_depth(int64_t k, int64_t most) {
  if (k <= most) return k;
  const int64_t passes = (k + most - 1) / most;
  return (k + passes - 1) / passes;
}

template <class T>
GemmBlock<T> block_of(const GemmArguments<T>& g) {
  GemmBlock<T> block{};
  block.m = g.m, block.n = g.n, block.k = g.k;
  block.a = g.a, block.a_row = g.a_row, block.a_column = g.a_column;
  block.b = g.b, block.b_row = g.b_row, block.b_column = g.b_column;
  block.c = g.c, block.c_row = g.c_row;
  block.accumulate = g.accumulate;
  block.depth = even_depth(g.k, kernels<T>().depth);
  return block;
}

// c^T = b^T a^T, to pack the smaller matrix when b must be packed.
template <class T>
GemmBlock<T> transposed_block(const GemmArguments<T>& g) {
  GemmBlock<T> block = block_of(g);
  block.m = g.n, block.n = g.m;
  block.a = g.b, block.a_row = g.b_column, block.a_column = g.b_row;
  block.b = g.a, block.b_row = g.a_column, block.b_column = g.a_row;
  block.transposed = true;
  return block;
}

template <class T>
GemmBlock<T> small_block(const GemmArguments<T>& g) {
  return g.b_column != 1 && g.m < g.n ? transposed_block(g) : block_of(g);
}

// Reading a where it lies costs least for one panel of b. For more, a copy in order is worth it,
// the sooner when its rows lie pages apart and drive each other out of the cache.
template <class T>
bool should_pack_a(const GemmBlock<T>& block) {
  const int64_t panel = kernels<T>().panel;
  const int64_t stride = block.a_column == 1 ? block.a_row : block.a_column;
  const bool page_apart = stride * static_cast<int64_t>(sizeof(T)) % 4096 == 0 && stride != 0;
  if (block.m == 1 || block.k < 16) return false;
  if (page_apart && block.k >= 64) return block.n > (block.a_column == 1 ? panel / 2 : panel);
  return block.n >= 8 * panel;
}

template <class T>
void multiply(GemmBlock<T> block) {
  block.scratch = buffers.block.get<T>(kernels<T>().scratch);
  kernels<T>().multiply(block);
}

template <class T>
void cut(GemmBlock<T>& block, int64_t row, int64_t rows, int64_t column, int64_t columns) {
  block.m = rows, block.n = columns;
  block.a += row * block.a_row;
  block.b += column * block.b_column;
  block.c += block.transposed ? column * block.c_row + row : row * block.c_row + column;
  if (block.packed_b != nullptr) block.packed_b += column * block.depth;
}

int64_t round_up(int64_t n, int64_t step) {
  return (n + step - 1) / step * step;
}

// Two shares for each thread, for one of them may be late. An element of c is the same in any
// share.
int64_t share(int64_t n, int64_t unit, int64_t least) {
  const int64_t shares = thread_count() > 1 ? 2 * thread_count() : 1;
  return std::max(least, round_up((n + shares - 1) / shares, unit));
}

// Few rows: threads share out the columns and pack what they need of b in passing.
template <class T>
void multiply_columns(const GemmBlock<T>& whole) {
  const int64_t step = share(whole.n, kernels<T>().panel, kernels<T>().panel);
  parallel_for(0, whole.n, step, [&](int64_t first, int64_t last) {
    GemmBlock<T> block = whole;
    cut(block, 0, whole.m, first, last - first);
    multiply(block);
  });
}

// Few columns: threads share out the rows.
template <class T>
void multiply_rows(const GemmBlock<T>& whole) {
  const int64_t step = share(whole.m, kernels<T>().rows, 4 * kernels<T>().rows);
  parallel_for(0, whole.m, step, [&](int64_t first, int64_t last) {
    GemmBlock<T> block = whole;
    cut(block, first, last - first, 0, whole.n);
    multiply(block);
  });
}

// Large in both: b is packed once, by all threads, and then read by all.
template <class T>
void multiply_packed(const GemmArguments<T>& g) {
  const GemmKernels<T>& use = kernels<T>();
  GemmBlock<T> whole = block_of(g);
  const int64_t columns_padded = round_up(g.n, use.panel);
  const int64_t most = kPackedBytes / static_cast<int64_t>(sizeof(T));
  const int64_t columns =
      std::min(columns_padded, std::max(use.panel, round_up(most / whole.depth / 4, use.panel)));
  const int64_t passes = std::max<int64_t>(1, most / columns / whole.depth);
  T* const packed = buffers.packed.get<T>(columns * whole.depth *
                                          std::min(passes, (g.k + whole.depth - 1) / whole.depth));

  for (int64_t j = 0; j < g.n; j += columns) {
    const int64_t n = std::min(columns, g.n - j), padded = round_up(n, use.panel);
    for (int64_t p = 0; p < g.k; p += passes * whole.depth) {
      const int64_t k = std::min(passes * whole.depth, g.k - p);
      GemmBlock<T> part = whole;
      cut(part, 0, g.m, j, n);
      part.a += p * g.a_column;
      part.b += p * g.b_row;
      part.k = k;
      part.accumulate = g.accumulate || p > 0;
      const int64_t panels = padded / use.panel, parts = (k + part.depth - 1) / part.depth;
      parallel_for(0, panels * parts, std::max<int64_t>(4, panels * parts / 16 / 4 * 4),
                   [&](int64_t first, int64_t last) {
                     for (int64_t index = first; index < last;) {
                       const int64_t start = index / panels * part.depth,
                                     column = index % panels * use.panel;
                       const int64_t run = std::min(last - index, panels - index % panels);
                       const int64_t depth = std::min(part.depth, k - start);
                       use.pack(depth, std::min(run * use.panel, n - column),
                                part.b + start * part.b_row + column * part.b_column, part.b_row,
                                part.b_column, packed + start * padded + column * depth);
                       index += run;
                     }
                   });
      part.packed_b = packed;
      part.packed_depth = padded;
      part.pack_a = true;
      const int64_t step = std::min(share(g.m, use.rows, 2 * use.rows), 12 * use.rows);
      parallel_for(0, g.m, step, [&](int64_t first, int64_t last) {
        GemmBlock<T> block = part;
        cut(block, first, last - first, 0, n);
        multiply(block);
      });
    }
  }
}

// y = matrix @ x, whichever way the matrix lies.
template <class T>
void matrix_vector(int64_t rows, int64_t k, const T* matrix, int64_t row, int64_t column,
                   const T* x, int64_t x_stride, T* y, int64_t y_stride, bool accumulate) {
  const GemmKernels<T>& use = kernels<T>();
  // A matrix of one row or one column lies both ways.
  if (k == 1) column = 1;
  if (rows == 1 && column != 1) row = 1;
  const int64_t grain = std::max<int64_t>(16, kParallelWork / 4 / k / 16 * 16);
  if (column == 1) {
    if (x_stride != 1) {
      T* gathered = buffers.vector.get<T>(k);
      for (int64_t p = 0; p < k; ++p) gathered[p] = x[p * x_stride];
      x = gathered;
    }
    parallel_for(0, rows, grain, [&](int64_t first, int64_t last) {
      use.dots(last - first, k, matrix + first * row, row, x, 0, y + first * y_stride, y_stride,
               accumulate);
    });
  } else if (row == 1 && y_stride == 1) {
    parallel_for(0, rows, std::max<int64_t>(grain, 512), [&](int64_t first, int64_t last) {
      use.combine(1, last - first, k, x, 0, x_stride, matrix + first, column, y + first, 0,
                  accumulate);
    });
  } else if (row == 1) {
    T* result = buffers.vector.get<T>(rows);
    matrix_vector(rows, k, matrix, row, column, x, x_stride, result, 1, false);
    for (int64_t i = 0; i < rows; ++i) {
      y[i * y_stride] = accumulate ? y[i * y_stride] + result[i] : result[i];
    }
  } else {
    for (int64_t i = 0; i < rows; ++i) {
      T sum = accumulate ? y[i * y_stride] : T(0);
      for (int64_t p = 0; p < k; ++p) sum += matrix[i * row + p * column] * x[p * x_stride];
      y[i * y_stride] = sum;
    }
  }
}

// A matrix by a few vectors, all in order along k: some of its rows by each vector in turn, while
// they are in the cache.
template <class T>
void few_dots(int64_t rows, const T* matrix, int64_t row, int64_t vectors, const T* x,
              int64_t x_row, int64_t k, T* y, int64_t y_row, int64_t y_column, bool accumulate) {
  const int64_t grain = std::max<int64_t>(16, kParallelWork / 4 / k / vectors / 16 * 16);
  const int64_t near = std::max<int64_t>(4, 4096 / k / 4 * 4);
  parallel_for(0, rows, grain, [&](int64_t first, int64_t last) {
    for (int64_t i = first; i < last; i += near) {
      for (int64_t v = 0; v < vectors; ++v) {
        kernels<T>().dots(std::min(near, last - i), k, matrix + i * row, row, x + v * x_row, 0,
                          y + i * y_row + v * y_column, y_row, accumulate);
      }
    }
  });
}

// Only writing: row after row.
template <class T>
void outer_product(const GemmArguments<T>& g) {
  const int64_t grain = std::max<int64_t>(4, (kParallelWork / 4 / g.n + 3) / 4 * 4);
  parallel_for(0, g.m, grain, [&](int64_t first, int64_t last) {
    for (int64_t i = first; i < last; i += 4) {
      kernels<T>().combine(std::min<int64_t>(4, last - i), g.n, 1, g.a + i * g.a_row, g.a_row,
                           g.a_column, g.b, g.b_row, g.c + i * g.c_row, g.c_row, g.accumulate);
    }
  });
}

template <class T>
void one_product(const GemmArguments<T>& g) {
  if (g.n == 1) {
    matrix_vector(g.m, g.k, g.a, g.a_row, g.a_column, g.b, g.b_row, g.c, g.c_row, g.accumulate);
    return;
  }
  if (g.m == 1) {
    matrix_vector(g.n, g.k, g.b, g.b_column, g.b_row, g.a, g.a_column, g.c, int64_t{1},
                  g.accumulate);
    return;
  }
  const int64_t work = g.m * g.n * g.k;
  if (g.k == 1 && g.b_column == 1) {
    outer_product(g);
    return;
  }
  if (g.k >= 64 && g.m <= 8 && g.b_row == 1 && g.a_column == 1) {
    few_dots(g.n, g.b, g.b_column, g.m, g.a, g.a_row, g.k, g.c, int64_t{1}, g.c_row, g.accumulate);
    return;
  }
  if (g.k >= 64 && g.n <= 4 && g.a_column == 1 && g.b_row == 1) {
    few_dots(g.m, g.a, g.a_row, g.n, g.b, g.b_column, g.k, g.c, g.c_row, int64_t{1}, g.accumulate);
    return;
  }
  if (g.m > kFewRows && g.n > 4 * kernels<T>().panel && g.k > 64) {
    multiply_packed(g);
    return;
  }
  GemmBlock<T> block = small_block(g);
  block.pack_a = should_pack_a(block);
  if (work < kParallelWork) {
    multiply(block);
  } else if (block.m >= 2 * block.n) {
    multiply_rows(block);
  } else {
    multiply_columns(block);
  }
}

template <class T>
void clear(const GemmArguments<T>& g) {
  if (g.accumulate) return;
  for (int64_t index = 0; index < g.batch; ++index) {
    for (int64_t i = 0; i < g.m; ++i) {
      std::fill_n(g.c + index * g.c_batch + i * g.c_row, g.n, T(0));
    }
  }
}

template <class T>
void real_gemm(const GemmArguments<T>& g) {
  if (g.m <= 0 || g.n <= 0 || g.batch <= 0) return;
  if (g.k <= 0) {
    clear(g);
    return;
  }
  if (g.batch == 1) {
    one_product(g);
    return;
  }
  if (g.m == 1 && g.n == 1 && g.a_column == 1 && g.b_row == 1) {  // pairs of vectors
    const int64_t grain = std::max<int64_t>(16, kParallelWork / 4 / g.k / 16 * 16);
    parallel_for(0, g.batch, grain, [&](int64_t first, int64_t last) {
      kernels<T>().dots(last - first, g.k, g.a + first * g.a_batch, g.a_batch,
                        g.b + first * g.b_batch, g.b_batch, g.c + first * g.c_batch, g.c_batch,
                        g.accumulate);
    });
    return;
  }
  const int64_t work = g.m * g.n * g.k;
  if (work >= 4 * kParallelWork) {
    for (int64_t index = 0; index < g.batch; ++index) one_product(entry(g, index));
    return;
  }
  parallel_for(0, g.batch, std::max<int64_t>(1, kParallelWork / 4 / work),
               [&](int64_t first, int64_t last) {
                 for (int64_t index = first; index < last; ++index) one_product(entry(g, index));
               });
}

template <class T>
void integer_gemm(const GemmArguments<T>& g) {
  // Unsigned arithmetic wraps; small types would be promoted to int, which may overflow.
  using U = std::conditional_t<(sizeof(T) > 4), uint64_t, uint32_t>;
  if (g.m <= 0 || g.n <= 0 || g.batch <= 0) return;
  clear(g);
  for (int64_t index = 0; index < g.batch; ++index) {
    const GemmArguments<T> one = entry(g, index);
    for (int64_t i = 0; i < one.m; ++i) {
      T* const line = one.c + i * one.c_row;
      for (int64_t p = 0; p < one.k; ++p) {
        const U left = static_cast<U>(one.a[i * one.a_row + p * one.a_column]);
        const T* const right = one.b + p * one.b_row;
        if (one.b_column == 1) {
          for (int64_t j = 0; j < one.n; ++j) {
            line[j] = static_cast<T>(static_cast<U>(line[j]) + left * static_cast<U>(right[j]));
          }
        } else {
          for (int64_t j = 0; j < one.n; ++j) {
            line[j] = static_cast<T>(static_cast<U>(line[j]) +
                                     left * static_cast<U>(right[j * one.b_column]));
          }
        }
      }
    }
  }
}

}  // namespace

void gemm(const GemmArguments<float>& arguments) {
  real_gemm(arguments);
}
void gemm(const GemmArguments<double>& arguments) {
  real_gemm(arguments);
}
void gemm(const GemmArguments<int64_t>& arguments) {
  integer_gemm(arguments);
}
void gemm(const GemmArguments<int32_t>& arguments) {
  integer_gemm(arguments);
}
void gemm(const GemmArguments<uint8_t>& arguments) {
  integer_gemm(arguments);
}

}  // namespace backsweep::kernels
