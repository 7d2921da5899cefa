// The exponential of matrices.
#pragma once

#include <cstdint>

namespace backsweep::kernels {

template <class T>
struct ExponentialArguments {
  const T* a;      // [batch, n, n], row-major
  T* exponential;  // [batch, n, n]
  int64_t batch, n;
};
void exponential(const ExponentialArguments<float>& arguments);
void exponential(const ExponentialArguments<double>& arguments);

}  // namespace backsweep::kernels
