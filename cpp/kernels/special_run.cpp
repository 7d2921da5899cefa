#include "kernels/special_kernels.hpp"

namespace backsweep {

template <class T>
void run_special(SpecialFunction function, double parameter, char* const* data,
                 const int64_t* strides, int64_t size) {
  alignas(64) double x[kSpecialLongest];
  alignas(64) double y[kSpecialLongest];
  for (int64_t start = 0, count; start < size; start += count) {
    count = size - start < kSpecialLongest ? size - start : kSpecialLongest;
    const int64_t padded = (count + kSpecialStep - 1) / kSpecialStep * kSpecialStep;
    const char* in = data[1] + start * strides[1];
    char* out = data[0] + start * strides[0];
    if (count == kSpecialLongest && strides[1] == sizeof(T)) {
#pragma GCC unroll 1
      for (int i = 0; i < kSpecialLongest; ++i) x[i] = reinterpret_cast<const T*>(in)[i];
    } else {
      for (int64_t i = 0; i < padded; ++i) {
        x[i] = *reinterpret_cast<const T*>(in + (i < count ? i : 0) * strides[1]);
        asm("" ::: "memory");  // no vectors for the few
      }
    }
    function({x, y, static_cast<uint64_t>(padded), parameter, sizeof(T) == sizeof(float)});
    if (count == kSpecialLongest && strides[0] == sizeof(T)) {
#pragma GCC unroll 1
      for (int i = 0; i < kSpecialLongest; ++i) reinterpret_cast<T*>(out)[i] = static_cast<T>(y[i]);
    } else {
      for (int64_t i = 0; i < count; ++i) {
        *reinterpret_cast<T*>(out + i * strides[0]) = static_cast<T>(y[i]);
        asm("" ::: "memory");
      }
    }
  }
}

template void run_special<float>(SpecialFunction, double, char* const*, const int64_t*, int64_t);
template void run_special<double>(SpecialFunction, double, char* const*, const int64_t*, int64_t);

}  // namespace backsweep
