// A short list of sizes, strides or dimension numbers, kept on the stack.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>

#include "tensor/error.hpp"

namespace backsweep {

inline constexpr int kMaxDims = 64;  // NumPy's and PyTorch's limit

using DimsView = std::span<const int64_t>;

class Dims {
 public:
  Dims() noexcept : size_(0) {}
  Dims(std::initializer_list<int64_t> values) : Dims(DimsView(values.begin(), values.size())) {}
  Dims(DimsView values) : size_(checked_size(values.size())) {
    std::copy_n(values.data(), size_, values_);
  }
  Dims(int size, int64_t value) : size_(checked_size(static_cast<size_t>(size))) {
    std::fill_n(values_, size_, value);
  }
  Dims(const Dims& other) noexcept : size_(other.size_) {
    std::copy_n(other.values_, size_, values_);
  }
  Dims& operator=(const Dims& other) noexcept {
    size_ = other.size_;
    std::copy_n(other.values_, size_, values_);
    return *this;
  }

  int size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  int64_t* begin() noexcept { return values_; }
  int64_t* end() noexcept { return values_ + size_; }
  const int64_t* begin() const noexcept { return values_; }
  const int64_t* end() const noexcept { return values_ + size_; }
  int64_t& operator[](int i) noexcept { return values_[i]; }
  const int64_t& operator[](int i) const noexcept { return values_[i]; }
  int64_t& back() noexcept { return values_[size_ - 1]; }

  void push_back(int64_t value) {
    const int position = size_;
    size_ = checked_size(static_cast<size_t>(size_) + 1);
    values_[position] = value;
  }
  void insert(int position, int64_t value) {
    push_back(value);
    std::rotate(begin() + position, end() - 1, end());
  }
  void erase(int position) {
    std::copy(begin() + position + 1, end(), begin() + position);
    --size_;
  }
  void clear() noexcept { size_ = 0; }
  bool contains(int64_t value) const { return std::find(begin(), end(), value) != end(); }
  // In order, and those that are alike as they were; without memory, as few as they are.
  template <class Before>
  void sort(Before before) {
    for (int i = 1; i < size_; ++i) {
      const int64_t value = values_[i];
      int place = i;
      for (; place > 0 && before(value, values_[place - 1]); --place)
        values_[place] = values_[place - 1];
      values_[place] = value;
    }
  }

 private:
  static int checked_size(size_t size) {
    if (size > size_t{kMaxDims}) [[unlikely]]
      refuse_size();
    return static_cast<int>(size);
  }
  [[noreturn]] static void refuse_size();

  int size_;
  int64_t values_[kMaxDims];
};

inline bool equal(DimsView a, DimsView b) {
  return std::ranges::equal(a, b);
}

// "[2, 3]", as PyTorch's messages show shapes.
std::string to_string(DimsView dims);

// Maps a dimension counted from either end into [0, ndim); PyTorch's IndexError otherwise. A 0-d
// tensor accepts 0 and -1.
int wrap_dim(const char* op, int64_t dim, int ndim);

}  // namespace backsweep
