#include "kernels/indexed.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "kernels/reduce.hpp"
#include "kernels/threads.hpp"

namespace backsweep::kernels {
namespace {

constexpr int64_t kGrain = 32768;  // elements a thread takes at a time

template <class T>
T& at(char* data) {
  return *reinterpret_cast<T*>(data);
}

template <class T>
bool is_nan(T value) {
  if constexpr (std::is_floating_point_v<T>) return value != value;
  return false;
}

struct Read {
  template <class T>
  static void apply(T& dense, T& place) {
    dense = place;
  }
};
struct Write {
  template <class T>
  static void apply(T& dense, T& place) {
    place = dense;
  }
};
struct Add {
  template <class T>
  static void apply(T& dense, T& place) {
    if constexpr (std::is_same_v<T, bool>)
      place = place || dense;
    else if constexpr (std::is_signed_v<T> && std::is_integral_v<T>)
      place = static_cast<T>(static_cast<std::make_unsigned_t<T>>(place) +
                             static_cast<std::make_unsigned_t<T>>(dense));
    else
      place = static_cast<T>(place + dense);
  }
};
struct Multiply {
  template <class T>
  static void apply(T& dense, T& place) {
    if constexpr (std::is_same_v<T, bool>)
      place = place && dense;
    else if constexpr (std::is_signed_v<T> && std::is_integral_v<T>)
      place = static_cast<T>(static_cast<std::make_unsigned_t<T>>(place) *
                             static_cast<std::make_unsigned_t<T>>(dense));
    else
      place = static_cast<T>(place * dense);
  }
};
// NaN wins.
struct Largest {
  template <class T>
  static void apply(T& dense, T& place) {
    if (!(place >= dense) && !is_nan(place)) place = dense;
  }
};
struct Smallest {
  template <class T>
  static void apply(T& dense, T& place) {
    if (!(place <= dense) && !is_nan(place)) place = dense;
  }
};

struct Index {
  int64_t size, wrap, step;
  bool bad = false;

  int64_t offset(int64_t k) {
    if (k < 0) k += wrap;
    if (static_cast<uint64_t>(k) >= static_cast<uint64_t>(size)) [[unlikely]] {
      bad = true;
      return 0;
    }
    return k * step;
  }
};

// Short rows are most of the time the call of memcpy.
void copy_row(char* to, const char* from, size_t bytes) {
  if (bytes < 8 || bytes > 128) {
    std::memcpy(to, from, bytes);
    return;
  }
  size_t i = 0;
  for (; i + 16 <= bytes; i += 16) std::memcpy(to + i, from + i, 16);
  if (i + 8 <= bytes) std::memcpy(to + i, from + i, 8);
  std::memcpy(to + bytes - 8, from + bytes - 8, 8);
}

// Elements at the places of one index.
template <class Operation, class T>
void run_of_one_index(char* dense, int64_t dense_stride, char* place, int64_t place_stride,
                      int64_t count) {
  if (dense_stride == sizeof(T) && place_stride == sizeof(T)) {
    if constexpr (std::is_same_v<Operation, Read>) {
      copy_row(dense, place, size_t(count) * sizeof(T));
    } else if constexpr (std::is_same_v<Operation, Write>) {
      std::memmove(place, dense, size_t(count) * sizeof(T));
    } else {
      for (int64_t i = 0; i < count; ++i)
        Operation::apply(reinterpret_cast<T*>(dense)[i], reinterpret_cast<T*>(place)[i]);
    }
    return;
  }
  for (int64_t i = 0; i < count; ++i)
    Operation::apply(at<T>(dense + i * dense_stride), at<T>(place + i * place_stride));
}

template <class Operation, class T>
void run_of_indices(char* dense, int64_t dense_stride, char* place, int64_t place_stride,
                    const char* index, int64_t index_stride, int64_t count, Index& where) {
  if (dense_stride == sizeof(T) && index_stride == sizeof(int64_t) && place_stride == 0) {
    T* in_order = reinterpret_cast<T*>(dense);
    const int64_t* indices = reinterpret_cast<const int64_t*>(index);
    if (where.step == sizeof(T)) {  // leaves the multiplication to the addressing
      Index elements = where;
      elements.step = 1;
      for (int64_t i = 0; i < count; ++i)
        Operation::apply(in_order[i], reinterpret_cast<T*>(place)[elements.offset(indices[i])]);
      where.bad |= elements.bad;
      return;
    }
    for (int64_t i = 0; i < count; ++i)
      Operation::apply(in_order[i], at<T>(place + where.offset(indices[i])));
    return;
  }
  for (int64_t i = 0; i < count; ++i) {
    const int64_t k = *reinterpret_cast<const int64_t*>(index + i * index_stride);
    Operation::apply(at<T>(dense + i * dense_stride),
                     at<T>(place + i * place_stride + where.offset(k)));
  }
}

// The two innermost dimensions.
struct Block {
  char* dense;
  char* places;
  const char* index;
  int64_t rows;
  int64_t dense_row, place_row, index_row;
  int64_t columns;
  int64_t dense_stride, place_stride, index_stride;
};

template <class Operation, class T>
void run_block(const Block& block, Index& where) {
  for (int64_t row = 0; row < block.rows; ++row) {
    char* dense = block.dense + row * block.dense_row;
    char* place = block.places + row * block.place_row;
    const char* index = block.index + row * block.index_row;
    if (block.index_stride == 0) {
      place += where.offset(*reinterpret_cast<const int64_t*>(index));
      run_of_one_index<Operation, T>(dense, block.dense_stride, place, block.place_stride,
                                     block.columns);
    } else {
      run_of_indices<Operation, T>(dense, block.dense_stride, place, block.place_stride, index,
                                   block.index_stride, block.columns, where);
    }
  }
}

using BlockFunction = void (*)(const Block& block, Index& where);

template <class Operation>
BlockFunction move_function(DType dtype) {
  switch (item_size(dtype)) {
    case 1:
      return run_block<Operation, uint8_t>;
    case 4:
      return run_block<Operation, uint32_t>;
    default:
      return run_block<Operation, uint64_t>;
  }
}

template <class Operation>
BlockFunction combine_function(DType dtype) {
  return visit_dtype(dtype,
                     [](auto tag) -> BlockFunction { return run_block<Operation, decltype(tag)>; });
}

BlockFunction function_of(IndexedOperation operation, DType dtype) {
  switch (operation) {
    case IndexedOperation::Read:
      return move_function<Read>(dtype);
    case IndexedOperation::Write:
      return move_function<Write>(dtype);
    case IndexedOperation::Add:
      return combine_function<Add>(dtype);
    case IndexedOperation::Multiply:
      return combine_function<Multiply>(dtype);
    case IndexedOperation::Largest:
      return combine_function<Largest>(dtype);
    case IndexedOperation::Smallest:
      break;
  }
  return combine_function<Smallest>(dtype);
}

// Runs the positions [begin, end) of the outermost dimension.
void run_part(const IndexedLoop& loop, BlockFunction function, int64_t begin, int64_t end) {
  const int dims = loop.dims;
  const auto size_of = [&](int dim) { return dim == 0 ? end - begin : loop.sizes[dim]; };
  Block block;
  block.dense = loop.dense + begin * loop.dense_strides[0];
  block.places = loop.places + begin * loop.place_strides[0];
  block.index = loop.index + begin * loop.index_strides[0];
  const int last = dims - 1;
  block.columns = size_of(last);
  block.dense_stride = loop.dense_strides[last];
  block.place_stride = loop.place_strides[last];
  block.index_stride = loop.index_strides[last];
  block.rows = 1;
  block.dense_row = block.place_row = block.index_row = 0;
  if (dims > 1) {
    block.rows = size_of(last - 1);
    block.dense_row = loop.dense_strides[last - 1];
    block.place_row = loop.place_strides[last - 1];
    block.index_row = loop.index_strides[last - 1];
  }
  Index where{loop.size, loop.wrap, loop.step};
  int64_t position[kMaxIndexedDims];
  std::fill_n(position, std::max(dims - 2, 0), 0);
  for (;;) {
    function(block, where);
    int dim = dims - 3;
    for (; dim >= 0; --dim) {
      block.dense += loop.dense_strides[dim];
      block.places += loop.place_strides[dim];
      block.index += loop.index_strides[dim];
      const int64_t size = size_of(dim);
      if (++position[dim] < size) break;
      block.dense -= size * loop.dense_strides[dim];
      block.places -= size * loop.place_strides[dim];
      block.index -= size * loop.index_strides[dim];
      position[dim] = 0;
    }
    if (dim < 0) break;
  }
  if (where.bad && loop.out_of_range) __atomic_store_n(loop.out_of_range, true, __ATOMIC_RELAXED);
}

}  // namespace

void add_indexed(IndexedLoop& loop, int64_t size, int64_t dense_stride, int64_t place_stride,
                 int64_t index_stride) {
  if (size == 1) return;
  const int last = loop.dims - 1;
  if (last >= 0 && loop.dense_strides[last] == dense_stride * size &&
      loop.place_strides[last] == place_stride * size &&
      loop.index_strides[last] == index_stride * size) {
    loop.sizes[last] *= size;
  } else {
    loop.sizes[loop.dims++] = size;
  }
  const int now = loop.dims - 1;
  loop.dense_strides[now] = dense_stride;
  loop.place_strides[now] = place_stride;
  loop.index_strides[now] = index_stride;
}

void run_indexed(const IndexedLoop& loop) {
  int64_t inner = 1;
  for (int dim = 0; dim < loop.dims; ++dim) {
    if (loop.sizes[dim] == 0) return;
    if (dim > 0) inner *= loop.sizes[dim];
  }
  const BlockFunction function = function_of(loop.operation, loop.dtype);
  const int64_t outer = loop.sizes[0];
  // Different positions of a dimension that the index does not choose are different places.
  const bool divisible = loop.operation == IndexedOperation::Read || loop.place_strides[0] != 0;
  if (outer * inner <= kGrain || !divisible) return run_part(loop, function, 0, outer);
  parallel_for(0, outer, std::max<int64_t>(1, kGrain / inner),
               [&](int64_t begin, int64_t end) { run_part(loop, function, begin, end); });
}

void find_outside(const OutsideSearch& search) {
  constexpr int64_t kChunk = 2048;  // looked at twice, so near
  *search.found = -1;
  const auto extreme = [](Reduction reduction, const int64_t* index, int64_t count) {
    int64_t found;
    reduce_loops(reduction, DType::Int64)
        .flat(reinterpret_cast<const char*>(index), count,
              {.values = reinterpret_cast<char*>(&found)});
    return found;
  };
  for (int64_t start = 0; start < search.count; start += kChunk) {
    const int64_t end = std::min(start + kChunk, search.count);
    const int64_t* const chunk = search.index + start;
    if (extreme(Reduction::Min, chunk, end - start) >= search.low &&
        extreme(Reduction::Max, chunk, end - start) < search.high) [[likely]]
      continue;
    *search.found =
        std::find_if(chunk, search.index + end,
                     [&](int64_t index) { return index < search.low || index >= search.high; }) -
        search.index;
    return;
  }
}

void add_offsets(const OffsetSum& sum) {
  bool bad = false;
  const auto run = [&](auto first) {
    for (int64_t i = 0; i < sum.count; ++i) {
      int64_t k = sum.index[i];
      k += k >> 63 & sum.size;
      bad |= static_cast<uint64_t>(k) >= static_cast<uint64_t>(sum.size);
      sum.totals[i] = (first ? 0 : sum.totals[i]) + k * sum.step;
    }
  };
  if (sum.first)
    run(std::true_type());
  else
    run(std::false_type());
  *sum.out_of_range = bad;
}

}  // namespace backsweep::kernels
