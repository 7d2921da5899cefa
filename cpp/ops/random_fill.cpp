// Running kernels of random numbers over tensors.
#include <algorithm>
#include <cstdio>

#include "kernels/launch.hpp"
#include "ops/cast.hpp"
#include "ops/random_words.hpp"

namespace backsweep {
namespace {

// `input`, broadcast to `sizes`, in memory of its own whose dimensions lie in `order`.
Tensor in_order(const Tensor& input, DimsView sizes, DimsView order) {
  Dims sorted;
  for (int64_t dim : order) sorted.push_back(sizes[size_t(dim)]);
  Tensor result = empty(sorted, input.dtype());
  Dims strides(sizes);
  for (int k = 0; k < result.ndim(); ++k) strides[int(order[size_t(k)])] = result.stride(k);
  copy_unrecorded(alias(result, Layout::strided(sizes, strides), 0), input);
  return result;
}

// The largest stride first; dimensions of equal strides stay in order.
void sort_by_stride(Dims& order, const Tensor& target) {
  for (int i = 1; i < order.size(); ++i)
    for (int k = i; k > 0 && target.stride(int(order[k - 1])) < target.stride(int(order[k])); --k)
      std::swap(order[k - 1], order[k]);
}

template <class T>
bool within(const T* elements, int64_t size, double low, double high) {
  bool all = true;
  for (int64_t i = 0; i < size; ++i) {
    const auto element = static_cast<double>(elements[i]);
    all &= element >= low && element <= high;
  }
  return all;
}

}  // namespace

void store_integers(const RandomArguments& arguments, int64_t done, int64_t run,
                    const int64_t* numbers) {
  visit_dtype(arguments.dtype, [&](auto tag) {
    using T = decltype(tag);
    T* out = reinterpret_cast<T*>(arguments.out) + done;
    for (int64_t i = 0; i < run; ++i) out[i] = static_cast<T>(numbers[i]);
  });
}

void store_reals(const RandomArguments& arguments, int64_t done, int64_t run,
                 const double* numbers) {
  visit_dtype(arguments.dtype, [&](auto tag) {
    using T = decltype(tag);
    T* out = reinterpret_cast<T*>(arguments.out) + done;
    for (int64_t i = 0; i < run; ++i) {
      if constexpr (std::is_floating_point_v<T>)
        out[i] = static_cast<T>(numbers[i]);
      else if constexpr (sizeof(T) == 8)
        out[i] = truncated(numbers[i]);
      else if (numbers[i] >= -0x1p31 && numbers[i] < 0x1p31)
        out[i] = static_cast<T>(static_cast<int32_t>(numbers[i]));
      else
        out[i] = static_cast<T>(std::numeric_limits<int32_t>::min());
    }
  });
}

void fill_random(const char* op, const Tensor& target, RandomKernel kernel,
                 RandomArguments arguments, std::initializer_list<const Tensor*> inputs) {
  arguments.size = target.numel();
  if (arguments.size == 0) return;
  arguments.dtype = target.dtype();
  Dims order;
  for (int dim = 0; dim < target.ndim(); ++dim) order.push_back(dim);
  const bool contiguous = target.is_contiguous();
  if (!contiguous) sort_by_stride(order, target);
  Tensor ready[kMaxRandomInputs];
  size_t count = 0;
  for (const Tensor* input : inputs) {
    const bool as_it_is =
        contiguous && input->is_contiguous() && same_sizes(input->layout(), target.layout());
    ready[count] = as_it_is ? *input : in_order(*input, target.sizes(), order);
    arguments.inputs[count] = ready[count].raw();
    arguments.input_dtype = input->dtype();
    ++count;
  }
  if (contiguous) {
    arguments.out = target.raw();
    launch(op, kernel, arguments, arguments.size * 8);
    return;
  }
  Dims sizes;
  Dims strides;
  for (int64_t dim : order) {
    sizes.push_back(target.size(int(dim)));
    strides.push_back(target.stride(int(dim)));
  }
  const Tensor sorted = alias(target, Layout::strided(sizes, strides), target->offset);
  const Tensor filled = sorted.is_contiguous() ? sorted : empty(sizes, target.dtype());
  arguments.out = filled.raw();
  launch(op, kernel, arguments, arguments.size * 8);
  if (filled.impl() != sorted.impl()) copy_unrecorded(sorted, filled);
}

bool all_within(const Tensor& tensor, double low, double high) {
  const Tensor values = contiguous(detach(tensor));
  return values.dtype() == DType::Float32
             ? within(values.data<float>(), values.numel(), low, high)
             : within(values.data<double>(), values.numel(), low, high);
}

std::string shown(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", number);
  return text;
}

}  // namespace backsweep
