// Sums that approximate functions: by powers, and by Chebyshev polynomials.
#pragma once

namespace backsweep::special {

template <int n>
double polynomial(double x, const double (&coefficients)[n]) {
  double sum = coefficients[n - 1];
  for (int i = n - 2; i >= 0; --i) sum = sum * x + coefficients[i];
  return sum;
}

// The sum of coefficients times Chebyshev polynomials, by Clenshaw's recurrence.
template <int n>
double chebyshev(double t, const double (&coefficients)[n]) {
  double b1 = 0;
  double b2 = 0;
  for (int i = n - 1; i > 0; --i) {
    const double b = 2 * t * b1 + (coefficients[i] - b2);  // the bracket waits for nothing
    b2 = b1;
    b1 = b;
  }
  return t * b1 + (coefficients[0] - b2);
}

}  // namespace backsweep::special
