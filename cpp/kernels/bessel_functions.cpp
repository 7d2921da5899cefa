// Bessel functions of the first and second kind, the modified ones of the second kind, and Airy's
// function. Coefficients: series of DLMF 10.31, and Chebyshev expansions that were computed with 60
// digits from the functions, scaled by their asymptotic forms (DLMF 10.40.2, 9.7.5, 9.7.9), and
// rounded to multiples of 2**-61.
#include <math.h>  // j0, j1, y0, y1, which POSIX has and std has not

#include <cmath>
#include <limits>

#include "kernels/series.hpp"
#include "kernels/special_functions.hpp"

namespace backsweep::special {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1;

#ifdef _WIN32
const auto libm_j0 = _j0, libm_j1 = _j1, libm_y0 = _y0, libm_y1 = _y1;
#else
const auto libm_j0 = ::j0, libm_j1 = ::j1, libm_y0 = ::y0, libm_y1 = ::y1;
#endif

// psi(k + 1) / k!**2, and (psi(k + 1) + psi(k + 2)) / (2 k! (k + 1)!), psi being digamma.
constexpr double kK0Near[] = {-0x1.2788cfc6fb619p-1,
                              0x1.b0ee6072093cep-2,
                              0x1.d8773039049e7p-3,
                              0x1.1dd628653175dp-5,
                              0x1.56b9b69e15041p-9,
                              0x1.f0f15a9e3306p-14,
                              0x1.e4e0d1aa7fcp-19,
                              0x1.54cf4f15d8p-24,
                              0x1.69f1f356p-30,
                              0x1.2cd3498p-36,
                              0x1.9228p-43,
                              0x1.b9ep-50,
                              0x1.9p-57};
constexpr double kK1Near[] = {-0x1.3c467e37db0c8p-4, 0x1.58773039049e7p-2,  0x1.73ddae5ee6a28p-4,
                              0x1.3a47ef81a33cfp-7,  0x1.2462822a45268p-11, 0x1.5b7a177f5638p-16,
                              0x1.1fa4131369p-21,    0x1.5f60a1358p-27,     0x1.4a1429p-33,
                              0x1.ec0218p-40,        0x1.2a22p-46,          0x1.2cp-53};
// 1 / k!**2 and 1 / (2 k! (k + 1)!), of I0 and I1.
constexpr double kI0Powers[] = {0x1p+0,
                                0x1p+0,
                                0x1p-2,
                                0x1.c71c71c71c71dp-6,
                                0x1.c71c71c71c71cp-10,
                                0x1.23456789abcep-14,
                                0x1.02e85c0898cp-19,
                                0x1.522a43f65p-25,
                                0x1.522a43f8p-31,
                                0x1.0b3133p-37,
                                0x1.56018p-44,
                                0x1.69cp-51,
                                0x1.4p-58};
constexpr double kI1Powers[] = {0x1p-1,
                                0x1p-2,
                                0x1.5555555555555p-5,
                                0x1.c71c71c71c71cp-9,
                                0x1.6c16c16c16c1p-13,
                                0x1.845c8a0ce52p-18,
                                0x1.27e4fb7788p-23,
                                0x1.522a43f6p-29,
                                0x1.2c9758cp-35,
                                0x1.ab81ep-42,
                                0x1.f17p-49,
                                0x1.ep-56};
// sqrt(x) * exp(x) * K(x) for x >= 2, in t = 4 / x - 1.
constexpr double kK0Far[] = {0x1.385bd9f4e6907p+0,
                             -0x1.019f72d4ff71ep-5,
                             0x1.9b891fca79342p-10,
                             -0x1.0d797e7889f4p-13,
                             0x1.d413fcc7471p-17,
                             -0x1.ebb547f18dp-20,
                             0x1.2915981e3ep-22,
                             -0x1.905541b55p-25,
                             0x1.269a0034p-27,
                             -0x1.d29d5f22p-30,
                             0x1.8956c818p-32,
                             -0x1.5df95d2p-34,
                             0x1.4680848p-36,
                             -0x1.3dafc4p-38,
                             0x1.40fa3p-40,
                             -0x1.4f878p-42,
                             0x1.69c5p-44,
                             -0x1.9146p-46,
                             0x1.c8d8p-48,
                             -0x1.0a7p-49,
                             0x1.3dcp-51,
                             -0x1.83p-53,
                             0x1.ep-55};
constexpr double kK1Far[] = {0x1.5c3d7aa062c8ap+0, 0x1.a9abef9e023fbp-4, -0x1.76946be66b48ap-9,
                             0x1.9965888f6909p-13, -0x1.44d711dcdb3p-16, 0x1.42fe31752dp-19,
                             -0x1.780528fadap-22,  0x1.ed27c669p-25,     -0x1.637a49fep-27,
                             0x1.14f242a7p-29,     -0x1.ccbc0038p-32,    0x1.956d008p-34,
                             -0x1.76b5398p-36,     0x1.69ab84p-38,       -0x1.6adec8p-40,
                             0x1.78ffap-42,        -0x1.94468p-44,       0x1.be3ep-46,
                             -0x1.f9d8p-48,        0x1.25dp-49,          -0x1.5d4p-51,
                             0x1.a8p-53,           -0x1.06p-54};

// Ai on [-6, 1], in t = (2 x + 5) / 7.
constexpr double kAiryMiddle[] = {0x1.b5d0d6fe3c5dbp-4,
                                  0x1.af1b768719e7ep-3,
                                  -0x1.c13c13ec8b09cp-5,
                                  -0x1.304ca05f979e3p-4,
                                  -0x1.df6117359b44ap-3,
                                  0x1.84e48e6f55ad1p-3,
                                  0x1.2ffd01277a9bbp-4,
                                  -0x1.d702679f5051ap-4,
                                  0x1.54c17ed7bd746p-6,
                                  0x1.62697e9be999fp-6,
                                  -0x1.7c5ddee0b432ap-7,
                                  -0x1.8881c7ade2bep-14,
                                  0x1.d00e8857d0d52p-10,
                                  -0x1.01eb3780157a8p-11,
                                  -0x1.2e5b6ce3a428p-14,
                                  0x1.25447d0b5efcp-14,
                                  -0x1.663daf4f4e8p-17,
                                  -0x1.ca28dfac6fp-19,
                                  0x1.b4a6f5a428p-20,
                                  -0x1.fb09de75bp-24,
                                  -0x1.644ab1c4dp-24,
                                  0x1.a961fcd66p-26,
                                  -0x1.172a02cp-32,
                                  -0x1.62f7a4aap-30,
                                  0x1.20a67608p-32,
                                  0x1.b6449ep-37,
                                  -0x1.f2c992p-37,
                                  0x1.1afbfp-39,
                                  0x1.f7bf4p-43,
                                  -0x1.057a4p-43,
                                  0x1.9618p-47,
                                  0x1.407p-49,
                                  -0x1.a8cp-51,
                                  0x1.ap-55,
                                  0x1.2p-56};
// x**(1/4) * exp(z) * Ai(x) for x >= 1, z = 2/3 x**(3/2), in t = 4 / (3 z) - 1.
constexpr double kAiryRight[] = {0x1.166625a5b8a68p-2,
                                 -0x1.2ba4a8e1f9d98p-7,
                                 0x1.d8684fab9d568p-11,
                                 -0x1.2461b0bd401dp-13,
                                 0x1.cb62ff551d78p-16,
                                 -0x1.a51c6711546p-18,
                                 0x1.af3cc4c475p-20,
                                 -0x1.e0a62176dp-22,
                                 0x1.1e9c621634p-23,
                                 -0x1.6968adaecp-25,
                                 0x1.ddad092c8p-27,
                                 -0x1.48b2ad508p-28,
                                 0x1.d49beaaap-30,
                                 -0x1.589bbd9p-31,
                                 0x1.04909f9p-32,
                                 -0x1.9405cc2p-34,
                                 0x1.406c3c4p-35,
                                 -0x1.0371158p-36,
                                 0x1.ac336ep-38,
                                 -0x1.679f9p-39,
                                 0x1.32fb6p-40,
                                 -0x1.0a0bp-41,
                                 0x1.d3b1p-43,
                                 -0x1.a0928p-44,
                                 0x1.77bp-45,
                                 -0x1.56dp-46,
                                 0x1.3c4cp-47,
                                 -0x1.26e8p-48,
                                 0x1.15cp-49,
                                 -0x1.08p-50,
                                 0x1.fa8p-52,
                                 -0x1.eap-53,
                                 0x1.dep-54,
                                 -0x1.d8p-55,
                                 0x1.dp-56};
// Amplitudes of the cosine and, times z, of the sine for x <= -6, in t = 2 * (z(6) / z)**2 - 1.
constexpr double kAiryCosine[] = {0x1.20cf524d18886p-1, -0x1.c2995563bb02p-14, 0x1.b84a038784p-22,
                                  -0x1.48fca5998p-28,   0x1.db0a2d2p-34,       -0x1.0d1d78p-38,
                                  0x1.a90c4p-43,        -0x1.b1e4p-47,         0x1.0fep-50,
                                  -0x1.94p-54};
constexpr double kAirySine[] = {
    0x1.401131e753b43p-5, -0x1.c654c734e488p-14, 0x1.ac6ea2f3aep-21, -0x1.d2bb2d314p-27,
    0x1.b449e238p-32,     -0x1.2bbc978p-36,      0x1.138048p-40,     -0x1.3e51p-44,
    0x1.ba9p-48,          -0x1.66cp-51,          0x1.4ap-54,         -0x1.5p-57};

double second_kind(double (*function)(double), double x) {
  if (x == 0) return -kInfinity;
  return x > 0 ? function(x) : kNan;
}

// K at 0, below it and at NaN.
double at_border(double x) {
  return x == 0 ? kInfinity : kNan;
}

double k0_near(double x) {
  const double z = x * x / 4;
  return polynomial(z, kK0Near) - std::log(x / 2) * polynomial(z, kI0Powers);
}
double k1_near(double x) {
  const double z = x * x / 4;
  return 1 / x + x * (std::log(x / 2) * polynomial(z, kI1Powers) - polynomial(z, kK1Near) / 2);
}
double k0_far(double x) {
  return chebyshev(4 / x - 1, kK0Far) / std::sqrt(x);
}
double k1_far(double x) {
  return chebyshev(4 / x - 1, kK1Far) / std::sqrt(x);
}

}  // namespace

double bessel_j0(double x) {
  return libm_j0(x);
}
double bessel_j1(double x) {
  return libm_j1(x);
}
double bessel_y0(double x) {
  return second_kind(libm_y0, x);
}
double bessel_y1(double x) {
  return second_kind(libm_y1, x);
}

double spherical_bessel_j0(double x) {
  if (std::isinf(x)) return 0;
  return x == 0 ? 1 : std::sin(x) / x;
}

double bessel_k0(double x) {
  if (!(x > 0)) return at_border(x);
  return x <= 2 ? k0_near(x) : std::exp(-x) * k0_far(x);
}
double bessel_k0_scaled(double x) {
  if (!(x > 0)) return at_border(x);
  return x <= 2 ? std::exp(x) * k0_near(x) : k0_far(x);
}
double bessel_k1(double x) {
  if (!(x > 0)) return at_border(x);
  return x <= 2 ? k1_near(x) : std::exp(-x) * k1_far(x);
}
double bessel_k1_scaled(double x) {
  if (!(x > 0)) return at_border(x);
  return x <= 2 ? std::exp(x) * k1_near(x) : k1_far(x);
}

double airy_ai(double x) {
  if (std::isnan(x)) return x;
  if (std::isinf(x)) return 0;
  if (x >= -6 && x <= 1) return chebyshev((2 * x + 5) / 7, kAiryMiddle);
  // z = 2/3 a**(3/2) in two parts, as exp and cos magnify its relative error.
  const double a = std::abs(x);
  const double root = std::sqrt(a);
  const double root_rest = std::fma(-root, root, a) / (2 * root);
  const double product = a * root;
  const double product_rest = std::fma(a, root, -product) + a * root_rest;
  const double z = product * 2 / 3;
  const double rest = (std::fma(-3, z, 2 * product) + 2 * product_rest) / 3;
  if (x > 0) {
    const double decay = std::exp(-z) * (1 - rest);
    return decay * chebyshev(4 / (3 * z) - 1, kAiryRight) / std::sqrt(root);
  }
  constexpr double kSquareAt6 = 96;  // z**2 at x = -6
  const double t = 2 * kSquareAt6 / (z * z) - 1;
  const double c = std::cos(z), s = std::sin(z);
  // At the angle z - pi/4 + rest.
  const double cosine = (c + s) * kSqrtHalf, sine = (s - c) * kSqrtHalf;
  return ((cosine - rest * sine) * chebyshev(t, kAiryCosine) +
          (sine + rest * cosine) * chebyshev(t, kAirySine) / z) /
         std::sqrt(root);
}

}  // namespace backsweep::special
