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

// Calls some(begin, word) for eight elements with both kinds, every(begin) for eight that all hold,
// and rest(begin, word) for the last ones, fewer than eight.
template <class Some, class Every, class Rest>
void walk(const char* mask, int64_t size, const Some& some, const Every& every, const Rest& rest) {
  int64_t i = 0;
  for (; i + kWord <= size; i += kWord) {
    const uint64_t word = word_at(mask + i);
    if (word == 0) continue;
    if (word == kAll)
      every(i);
    else
      some(i, word);
  }
  if (i == size) return;
  uint64_t last = 0;
  for (int64_t j = size - 1; j >= i; --j) last = last << 8 | (mask[j] != 0);
  if (last) rest(i, last);
}

// Calls each(i) for the elements of a word that hold.
template <class Each>
void each_of(int64_t begin, uint64_t word, const Each& each) {
  for (; word; word &= word - 1) each(begin + __builtin_ctzll(word) / 8);
}

template <class T>
void pack(const MaskMove& arguments) {
  T* packed = reinterpret_cast<T*>(arguments.packed);
  const T* spread = reinterpret_cast<const T*>(arguments.spread);
  walk(
      arguments.mask, arguments.size,
      [&](int64_t begin, uint64_t word) {
        for (int j = 0; j < kWord; ++j) {  // without branches; writes one past the last
          *packed = spread[begin + j];
          packed += word >> 8 * j & 1;
        }
      },
      [&](int64_t begin) {
        std::memcpy(packed, spread + begin, kWord * sizeof(T));
        packed += kWord;
      },
      [&](int64_t begin, uint64_t word) {
        each_of(begin, word, [&](int64_t i) { *packed++ = spread[i]; });
      });
}

template <class T>
void spread(const MaskMove& arguments) {
  const T* packed = reinterpret_cast<const T*>(arguments.packed);
  T* spread = reinterpret_cast<T*>(arguments.spread);
  const auto some = [&](int64_t begin, uint64_t word) {
    each_of(begin, word, [&](int64_t i) { spread[i] = *packed++; });
  };
  walk(
      arguments.mask, arguments.size, some,
      [&](int64_t begin) {
        std::memcpy(spread + begin, packed, kWord * sizeof(T));
        packed += kWord;
      },
      some);
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
      [&](int64_t begin, uint64_t word) {
        for (int j = 0; j < kWord; ++j) {
          *out = begin + j;
          out += word >> 8 * j & 1;
        }
      },
      [&](int64_t begin) {
        for (int j = 0; j < kWord; ++j) *out++ = begin + j;
      },
      [&](int64_t begin, uint64_t word) { each_of(begin, word, [&](int64_t i) { *out++ = i; }); });
}

void coordinate_of_positions(const Coordinate& arguments) {
  // Positions ascend: divisions are for those that leave the part that the one before lies in.
  const bool last = arguments.step == 1;
  const int64_t part = last ? arguments.size : arguments.step;
  int64_t begin = -part, coordinate = 0;
  for (int64_t i = 0; i < arguments.count; ++i) {
    const int64_t position = arguments.positions[i];
    if (position - begin >= part) {
      const int64_t number = position / part;
      begin = number * part;
      coordinate = number % arguments.size;
    }
    arguments.out[i] = last ? position - begin : coordinate;
  }
}

}  // namespace backsweep::kernels
