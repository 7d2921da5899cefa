#include "kernels/move.hpp"

#include <algorithm>
#include <cstring>

#include "kernels/threads.hpp"

namespace backsweep {
namespace {

constexpr int64_t kGrainBytes = 131072;  // what a thread takes at a time

// Columns of row `row` that lie below the upper border: [0, kept) or [cut, columns).
int64_t border(const TriangleArguments& arguments, int64_t row) {
  const int64_t first_upper = row + arguments.diagonal + (arguments.keeps_upper ? 0 : 1);
  return std::clamp<int64_t>(first_upper, 0, arguments.columns);
}

void zero_items(char* out, int64_t stride, int64_t item, int64_t count) {
  if (stride == item) {
    std::memset(out, 0, size_t(count * item));
    return;
  }
  for (int64_t i = 0; i < count; ++i) std::memset(out + i * stride, 0, size_t(item));
}

void triangle_row(const TriangleArguments& arguments, const char* source, char* out, int64_t row) {
  const int64_t item = arguments.item_size;
  const int64_t at = border(arguments, row);
  const int64_t out_stride = arguments.in_place ? arguments.column_stride : item;
  const int64_t zeros_from = arguments.keeps_upper ? 0 : at;
  const int64_t zeros_to = arguments.keeps_upper ? at : arguments.columns;
  zero_items(out + zeros_from * out_stride, out_stride, item, zeros_to - zeros_from);
  if (arguments.in_place) return;
  const int64_t kept_from = (arguments.keeps_upper ? at : 0) * item;
  const int64_t kept_to = (arguments.keeps_upper ? arguments.columns : at) * item;
  std::memcpy(out + kept_from, source + kept_from, size_t(kept_to - kept_from));
}

template <class T>
void repeat_items(const RepeatArguments& arguments, int64_t begin, int64_t end) {
  const T* in = reinterpret_cast<const T*>(arguments.source) + begin;
  T* out = reinterpret_cast<T*>(arguments.out) + begin * arguments.repeats;
  const int64_t repeats = arguments.repeats;
  if (repeats == 2) {
    for (int64_t i = 0; i < end - begin; ++i) out[2 * i] = out[2 * i + 1] = in[i];
  } else if (repeats == 3) {
    for (int64_t i = 0; i < end - begin; ++i) out[3 * i] = out[3 * i + 1] = out[3 * i + 2] = in[i];
  } else {
    for (int64_t i = 0; i < end - begin; ++i, out += repeats)
      for (int64_t k = 0; k < repeats; ++k) out[k] = in[i];
  }
}

}  // namespace

void run_triangle(const TriangleArguments& arguments) {
  const int64_t row_bytes = std::max<int64_t>(1, arguments.columns * arguments.item_size);
  const int64_t grain = std::max<int64_t>(1, kGrainBytes / row_bytes);
  kernels::parallel_for(
      0, arguments.matrices * arguments.rows, grain, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
          const int64_t row = i % arguments.rows;
          int64_t matrix = i / arguments.rows;
          int64_t place = row * arguments.row_stride;
          for (int dim = arguments.batch_dims - 1; dim >= 0 && matrix; --dim) {
            place += matrix % arguments.batch_sizes[dim] * arguments.batch_strides[dim];
            matrix /= arguments.batch_sizes[dim];
          }
          char* out = arguments.in_place ? arguments.out + place : arguments.out + i * row_bytes;
          triangle_row(arguments, arguments.source + place, out, row);
        }
      });
}

void run_diagonal(const DiagonalArguments& s) {
  const int64_t bytes = s.rows * s.columns * s.item_size;
  if (s.clear) std::memset(s.out, 0, size_t(s.matrices * bytes));
  for (int64_t matrix = 0; matrix < s.matrices; ++matrix)
    for (int64_t i = 0; i < std::min(s.rows, s.columns); ++i)
      std::memcpy(s.out + matrix * bytes + i * (s.columns + 1) * s.item_size, s.one,
                  size_t(s.item_size));
}

void run_repeat_each(const RepeatArguments& arguments) {
  const int64_t bytes = arguments.block_bytes;
  const int64_t grain = std::max<int64_t>(1, kGrainBytes / (bytes * arguments.repeats));
  kernels::parallel_for(0, arguments.count, grain, [&](int64_t begin, int64_t end) {
    // A block of two small items need not lie as one of 8 bytes must.
    const auto places =
        reinterpret_cast<uintptr_t>(arguments.out) | reinterpret_cast<uintptr_t>(arguments.source);
    if (bytes == 1) return repeat_items<uint8_t>(arguments, begin, end);
    if (bytes == 4 && places % 4 == 0) return repeat_items<uint32_t>(arguments, begin, end);
    if (bytes == 8 && places % 8 == 0) return repeat_items<uint64_t>(arguments, begin, end);
    for (int64_t i = begin; i < end; ++i)
      for (int64_t k = 0; k < arguments.repeats; ++k)
        std::memcpy(arguments.out + (i * arguments.repeats + k) * bytes,
                    arguments.source + i * bytes, size_t(bytes));
  });
}

void repeat_block(char* block, int64_t block_bytes, int64_t repeats) {
  const int64_t total = block_bytes * repeats;
  // Copies of what is already there, so that short blocks grow quickly.
  for (int64_t done = block_bytes; done < total;) {
    const int64_t more = std::min({done, total - done, std::max(block_bytes, kGrainBytes)});
    const int64_t whole = more < block_bytes ? more : more / block_bytes * block_bytes;
    std::memcpy(block + done, block, size_t(whole));
    done += whole;
  }
}

}  // namespace backsweep
