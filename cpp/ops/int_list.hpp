// Integers that a call gives: sizes, dimensions, repeats. The first few lie inside, so that most
// calls allocate nothing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace backsweep {

class IntList {
 public:
  IntList() noexcept {}
  explicit IntList(size_t count, int64_t value = 0) { resize(count, value); }
  IntList(std::initializer_list<int64_t> values) : IntList(values.begin(), values.end()) {}
  template <std::forward_iterator Iterator>
  IntList(Iterator first, Iterator last) {
    reserve(static_cast<size_t>(std::distance(first, last)));
    for (; first != last; ++first) push_back(*first);
  }
  IntList(const IntList& other) : IntList(other.begin(), other.end()) {}
  IntList(IntList&& other) noexcept { take(other); }
  IntList& operator=(const IntList& other) { return *this = IntList(other); }
  IntList& operator=(IntList&& other) noexcept {
    if (this == &other) return *this;
    if (capacity_ > kInside) delete[] heap_;
    take(other);
    return *this;
  }
  ~IntList() {
    if (capacity_ > kInside) delete[] heap_;
  }

  size_t size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  int64_t* data() noexcept { return capacity_ > kInside ? heap_ : inside_; }
  const int64_t* data() const noexcept { return capacity_ > kInside ? heap_ : inside_; }
  int64_t* begin() noexcept { return data(); }
  int64_t* end() noexcept { return data() + size_; }
  const int64_t* begin() const noexcept { return data(); }
  const int64_t* end() const noexcept { return data() + size_; }
  int64_t& operator[](size_t i) noexcept { return data()[i]; }
  const int64_t& operator[](size_t i) const noexcept { return data()[i]; }
  int64_t& front() noexcept { return data()[0]; }
  const int64_t& front() const noexcept { return data()[0]; }
  int64_t& back() noexcept { return data()[size_ - 1]; }
  const int64_t& back() const noexcept { return data()[size_ - 1]; }

  void push_back(int64_t value) {
    if (size_ == capacity_) reserve(2 * capacity_);
    data()[size_++] = value;
  }
  void reserve(size_t count) {
    if (count <= capacity_) return;
    auto* larger = new int64_t[count];
    std::copy_n(data(), size_, larger);
    if (capacity_ > kInside) delete[] heap_;
    heap_ = larger;
    capacity_ = static_cast<uint32_t>(count);
  }
  void resize(size_t count, int64_t value = 0) {
    reserve(count);
    if (count > size_) std::fill(data() + size_, data() + count, value);
    size_ = static_cast<uint32_t>(count);
  }
  void clear() noexcept { size_ = 0; }
  bool operator==(const IntList& other) const {
    return std::equal(begin(), end(), other.begin(), other.end());
  }

 private:
  static constexpr uint32_t kInside = 4;

  // Leaves `other` empty; what this list had is gone already.
  void take(IntList& other) noexcept {
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, kInside);
    std::memcpy(inside_, other.inside_, sizeof inside_);  // whichever member it is
  }

  uint32_t size_ = 0;
  uint32_t capacity_ = kInside;
  union {
    int64_t inside_[kInside] = {};
    int64_t* heap_;
  };
};

}  // namespace backsweep
