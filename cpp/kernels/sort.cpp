#include "kernels/sort.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

#include "kernels/radix_sort.hpp"
#include "kernels/threads.hpp"

namespace backsweep::kernels {
namespace {

// An element's key with its place: eight bytes for keys of four, sixteen for keys of eight.
struct Short {
  using Key = uint32_t;
  uint64_t both;
  static Short make(Key key, int64_t index) {
    return {uint64_t{key} << 32 | static_cast<uint64_t>(index)};
  }
  Key key() const { return static_cast<Key>(both >> 32); }
  int64_t index() const { return static_cast<int64_t>(both & 0xffffffff); }
  friend bool operator<(const Short& a, const Short& b) { return a.both < b.both; }
};
struct Long {
  using Key = uint64_t;
  uint64_t its_key;
  int64_t its_index;
  static Long make(Key key, int64_t index) { return {key, index}; }
  Key key() const { return its_key; }
  int64_t index() const { return its_index; }
  friend bool operator<(const Long& a, const Long& b) {
    return a.its_key != b.its_key ? a.its_key < b.its_key : a.its_index < b.its_index;
  }
};

template <class T, class Key>
Key key_of(T value) {
  constexpr Key kSign = Key{1} << (8 * sizeof(Key) - 1);
  if constexpr (std::is_floating_point_v<T>) {
    if (value != value) return ~Key{0};
    value += T{0};  // -0 becomes 0
    Key bits;
    static_assert(sizeof(Key) == sizeof(T));
    std::memcpy(&bits, &value, sizeof bits);
    return bits & kSign ? ~bits : bits | kSign;
  } else if constexpr (std::is_signed_v<T>) {
    return static_cast<Key>(value) ^ kSign;
  } else {
    return static_cast<Key>(value);
  }
}

template <class T, class Entry>
class RowSorter {
 public:
  using Key = typename Entry::Key;

  explicit RowSorter(const SortRows& arguments)
      : arguments_(arguments),
        selects_(arguments.kept * 8 < arguments.length),
        room_(selects_ ? std::max<int64_t>(2 * arguments.kept, 256) : arguments.length),
        entries_(std::make_unique_for_overwrite<Entry[]>(size_t(2 * room_))) {}

  void run(int64_t row) {
    const T* input = reinterpret_cast<const T*>(arguments_.input) + row * arguments_.length;
    const int64_t count = selects_ ? select(input) : fill(input);
    Entry* sorted =
        count > 1 ? sort_entries(entries_.get(), entries_.get() + room_, count) : entries_.get();
    const int64_t kept = arguments_.kept;
    if (arguments_.values) {
      T* values = reinterpret_cast<T*>(arguments_.values) + row * kept;
      for (int64_t i = 0; i < kept; ++i) values[i] = input[sorted[i].index()];
    }
    if (arguments_.indices) {
      int64_t* indices = arguments_.indices + row * kept;
      for (int64_t i = 0; i < kept; ++i) indices[i] = sorted[i].index();
    }
  }

 private:
  Key key(T value) const {
    const Key ascending = key_of<T, Key>(value);
    return arguments_.descending ? static_cast<Key>(~ascending) : ascending;
  }

  int64_t fill(const T* input) {
    for (int64_t i = 0; i < arguments_.length; ++i)
      entries_[size_t(i)] = Entry::make(key(input[i]), i);
    return arguments_.length;
  }

  // Collects what may be among the first, and drops the rest when there is no room left. Gives the
  // first ones in the order of their places.
  int64_t select(const T* input) {
    const int64_t kept = arguments_.kept;
    if (kept == 0) return 0;
    Entry* entries = entries_.get();
    int64_t count = 0;
    bool limited = false;
    Entry limit = Entry::make(0, 0);
    const auto drop = [&] {
      if (count <= kept) return;
      std::nth_element(entries, entries + kept - 1, entries + count);
      limit = entries[kept - 1];
      limited = true;
      count = kept;
    };
    for (int64_t i = 0; i < arguments_.length; ++i) {
      const Entry entry = Entry::make(key(input[i]), i);
      if (limited && limit < entry) continue;
      entries[count++] = entry;
      if (count == room_) drop();
    }
    drop();
    std::sort(entries, entries + count,
              [](const Entry& a, const Entry& b) { return a.index() < b.index(); });
    return count;
  }

  const SortRows& arguments_;
  bool selects_;
  int64_t room_;
  std::unique_ptr<Entry[]> entries_;
};

template <class T, class Entry>
void run(const SortRows& arguments) {
  constexpr int64_t kGrain = 8192;
  const int64_t grain = std::max<int64_t>(1, kGrain / std::max<int64_t>(1, arguments.length));
  parallel_for(0, arguments.rows, grain, [&](int64_t begin, int64_t end) {
    RowSorter<T, Entry> sorter(arguments);
    for (int64_t row = begin; row < end; ++row) sorter.run(row);
  });
}

}  // namespace

void sort_rows(const SortRows& arguments) {
  switch (arguments.dtype) {
    case DType::Bool:
    case DType::UInt8:
      return run<uint8_t, Short>(arguments);
    case DType::Int32:
      return run<int32_t, Short>(arguments);
    case DType::Float32:
      return run<float, Short>(arguments);
    case DType::Int64:
      return run<int64_t, Long>(arguments);
    case DType::Float64:
      return run<double, Long>(arguments);
  }
}

}  // namespace backsweep::kernels
