// Sorting entries by unsigned keys: insertion for few, else by digits, the least significant first.
// Both are stable.
//
//   struct Entry { using Key = uint32_t; Key its_key; Key key() const; };  // and operator<
//   Entry* sorted = sort_entries(entries, room_for_as_many, count);
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

namespace backsweep::kernels {

inline constexpr int64_t kInsertion = 32;
inline constexpr int64_t kWideDigits = 4096;  // from here on digits of 11 bits pay

template <class Entry>
void insertion_sort(Entry* entries, int64_t count) {
  for (int64_t i = 1; i < count; ++i) {
    const Entry entry = entries[i];
    int64_t j = i;
    for (; j > 0 && entry < entries[j - 1]; --j) entries[j] = entries[j - 1];
    entries[j] = entry;
  }
}

// Sorts by the keys; the entries arrive in the order of their places. Gives where the result lies.
template <class Entry, int kBits>
Entry* radix_sort(Entry* entries, Entry* other, int64_t count) {
  using Key = typename Entry::Key;
  constexpr int kPasses = (8 * sizeof(Key) + kBits - 1) / kBits;
  constexpr int kBuckets = 1 << kBits;
  const auto counts = std::make_unique<int64_t[]>(kPasses * kBuckets);
  for (int64_t i = 0; i < count; ++i) {
    Key key = entries[i].key();
    for (int pass = 0; pass < kPasses; ++pass, key = static_cast<Key>(key >> kBits))
      ++counts[pass * kBuckets + static_cast<int>(key & (kBuckets - 1))];
  }
  for (int pass = 0; pass < kPasses; ++pass) {
    int64_t* starts = counts.get() + pass * kBuckets;
    const int shift = pass * kBits;
    const auto digit = [&](const Entry& entry) {
      return static_cast<int>(entry.key() >> shift & (kBuckets - 1));
    };
    if (starts[digit(entries[0])] == count) continue;  // all alike here
    int64_t sum = 0;
    for (int bucket = 0; bucket < kBuckets; ++bucket) sum += std::exchange(starts[bucket], sum);
    for (int64_t i = 0; i < count; ++i) other[starts[digit(entries[i])]++] = entries[i];
    std::swap(entries, other);
  }
  return entries;
}

template <class Entry>
Entry* sort_entries(Entry* entries, Entry* other, int64_t count) {
  if (count <= kInsertion) {
    insertion_sort(entries, count);
    return entries;
  }
  return count < kWideDigits ? radix_sort<Entry, 8>(entries, other, count)
                             : radix_sort<Entry, 11>(entries, other, count);
}

}  // namespace backsweep::kernels
