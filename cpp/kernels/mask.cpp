#include "kernels/mask.hpp"

#include <cstring>

namespace backsweep::kernels {
namespace {

constexpr int64_t kWord = 8;
constexpr uint64_t kAll = 0x0101010101010101;

// Eight elements, each as 0 or 1: memory from elsewhere may hold other values.
uint64_t word_at(const char* mask) {
  uint64_t word;
  std::memcpy(&word, mask, sizeof word);
  constexpr uint64_t kLow = 0x7f7f7f7f7f7f7f7f;
  return (((word & kLow) + kLow) | word) >> 7 & kAll;
}

// Calls one(i) for every element that holds, or some(begin, end) for stretches with both kinds, and
// every(begin, end) for stretches where all hold.
template <class Some, class Every>
void walk(const char* mask, int64_t size, const Some& some, const Every& every) {
  int64_t i = 0;
  for (; i + kWord <= size; i += kWord) {
    const uint64_t word = word_at(mask + i);
    if (word == 0) continue;
    if (word == kAll)
      every(i, i + kWord);
    else
      some(i, i + kWord);
  }
  if (i < size) some(i, size);
}

template <class T>
void pack(const MaskMove& arguments) {
  T* packed = reinterpret_cast<T*>(arguments.packed);
  const T* spread = reinterpret_cast<const T*>(arguments.spread);
  walk(
      arguments.mask, arguments.size,
      [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
          *packed = spread[i];
          packed += arguments.mask[i] != 0;
        }
      },
      [&](int64_t begin, int64_t end) {
        std::memcpy(packed, spread + begin, kWord * sizeof(T));
        packed += end - begin;
      });
}

template <class T>
void spread(const MaskMove& arguments) {
  const T* packed = reinterpret_cast<const T*>(arguments.packed);
  T* spread = reinterpret_cast<T*>(arguments.spread);
  walk(
      arguments.mask, arguments.size,
      [&](int64_t begin, int64_t end) {
        if (end - begin < kWord) {
          for (int64_t i = begin; i < end; ++i)
            if (arguments.mask[i]) spread[i] = *packed++;
          return;
        }
        for (uint64_t word = word_at(arguments.mask + begin); word; word &= word - 1)
          spread[begin + __builtin_ctzll(word) / 8] = *packed++;
      },
      [&](int64_t begin, int64_t end) {
        std::memcpy(spread + begin, packed, kWord * sizeof(T));
        packed += end - begin;
      });
}

}  // namespace

void count_mask(const MaskCount& arguments) {
  int64_t count = 0;
  int64_t i = 0;
  // Eight byte counters side by side, emptied before one can overflow.
  while (i + kWord <= arguments.size) {
    uint64_t counters = 0;
    for (int turn = 0; turn < 255 && i + kWord <= arguments.size; ++turn, i += kWord)
      counters += word_at(arguments.mask + i);
    count += static_cast<int64_t>((counters & 0x00ff00ff00ff00ff) * 0x0001000100010001 >> 48);
    count += static_cast<int64_t>((counters >> 8 & 0x00ff00ff00ff00ff) * 0x0001000100010001 >> 48);
  }
  for (; i < arguments.size; ++i) count += arguments.mask[i] != 0;
  *arguments.count = count;
}

void pack_by_mask(const MaskMove& arguments) {
  switch (arguments.item) {
    case 1:
      return pack<uint8_t>(arguments);
    case 4:
      return pack<uint32_t>(arguments);
    default:
      return pack<uint64_t>(arguments);
  }
}

void spread_by_mask(const MaskMove& arguments) {
  switch (arguments.item) {
    case 1:
      return spread<uint8_t>(arguments);
    case 4:
      return spread<uint32_t>(arguments);
    default:
      return spread<uint64_t>(arguments);
  }
}

void positions_of_mask(const MaskPositions& arguments) {
  int64_t* out = arguments.positions;
  walk(
      arguments.mask, arguments.size,
      [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
          *out = i;
          out += arguments.mask[i] != 0;
        }
      },
      [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) *out++ = i;
      });
}

void coordinate_of_positions(const Coordinate& arguments) {
  if (arguments.step == 1) {
    for (int64_t i = 0; i < arguments.count; ++i)
      arguments.out[i] = arguments.positions[i] % arguments.size;
    return;
  }
  for (int64_t i = 0; i < arguments.count; ++i)
    arguments.out[i] = arguments.positions[i] / arguments.step % arguments.size;
}

}  // namespace backsweep::kernels
