// Bessel functions of the first and second kind, the modified ones of the second kind, and Airy's
// function. Coefficients: series of DLMF 10.31, and Chebyshev expansions that were computed with 60
// digits from the functions, scaled by their asymptotic forms (DLMF 10.40.2, 9.7.5, 9.7.9).
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
constexpr double kK0Near[] = {
    -0.57721566490153286,  0.42278433509846714,    0.23069608377461678,    0.034892157456438902,
    0.0026147876188052092, 0.00011848039364109726, 3.6126241031992036e-6,  7.9350965213042092e-8,
    1.3167486730385647e-9, 1.7099940727058078e-11, 1.7859346569870741e-13, 1.5330343403208473e-15,
    1.1009270959725745e-17};
constexpr double kK1Near[] = {
    -0.077215664901532861,  0.33639216754923357,   0.090787583480427817,  0.0095910949196652811,
    0.00055767974598326405, 2.0711238446355715e-5, 5.3577295704559043e-7, 1.022643001796939e-8,
    1.5010243732945939e-10, 1.747964364846441e-12, 1.654957367625136e-14, 1.2993205660505644e-16};
// 1 / k!**2 and 1 / (2 k! (k + 1)!), of I0 and I1.
constexpr double kI0Powers[] = {1.0,
                                1.0,
                                0.25,
                                0.027777777777777778,
                                0.0017361111111111111,
                                6.9444444444444444e-5,
                                1.9290123456790123e-6,
                                3.9367598891408415e-8,
                                6.1511873267825649e-10,
                                7.5940584281266233e-12,
                                7.5940584281266233e-14,
                                6.2760813455591928e-16,
                                4.358389823304995e-18};
constexpr double kI1Powers[] = {0.5,
                                0.25,
                                0.041666666666666667,
                                0.0034722222222222222,
                                0.00017361111111111111,
                                5.787037037037037e-6,
                                1.3778659611992945e-7,
                                2.460474930713026e-9,
                                3.4173262926569805e-11,
                                3.7970292140633117e-13,
                                3.451844740057556e-15,
                                2.615033893982997e-17};
// sqrt(x) * exp(x) * K(x) for x >= 2, in t = 4 / x - 1.
constexpr double kK0Far[] = {
    1.2201515410329777,      -0.031448101311964501,   0.0015698838857300534,
    -0.00012849549581627803, 1.3949813718876499e-5,   -1.8317555227191195e-6,
    2.7668136394450151e-7,   -4.6604898976879477e-8,  8.5740340174142261e-9,
    -1.6975345093890615e-9,  3.5773972814003284e-10,  -7.957489244477397e-11,
    1.8559491149549266e-11,  -4.5145978833745192e-12, 1.1403405882073442e-12,
    -2.9800969231481784e-13, 8.0328907750683744e-14,  -2.2275133267462964e-14,
    6.340076476276646e-15,   -1.8485933779209072e-15, 5.5120559994043334e-16,
    -1.6782311257549006e-16, 5.2103917776435541e-17};
constexpr double kK1Far[] = {
    1.3603130952422213,      0.10392373657681724,     -0.0028578168596227794,
    0.00019521551847135163,  -1.936197974166083e-5,   2.4064849478372171e-6,
    -3.5019606030878125e-7,  5.7410841254500493e-8,   -1.0345762465678097e-8,
    2.0150497551970346e-9,   -4.1903547593419256e-10, 9.2183151876053141e-11,
    -2.129967838427791e-11,  5.1396396734823435e-12,  -1.2891739609498229e-12,
    3.3484196660522431e-13,  -8.9767051820101461e-14, 2.4771544242195987e-14,
    -7.0198370892147689e-15, 2.0387031662398609e-15,  -6.0570472706430178e-16,
    1.8380935752430454e-16,  -5.6894628491936484e-17};

// Ai on [-6, 1], in t = (2 x + 5) / 7.
constexpr double kAiryMiddle[] = {
    0.10688861829455425,    0.21050160026355863,     -0.054838217653327719,
    -0.074291826685545052,  -0.23407190449089149,    0.18988906171099142,
    0.074215893276835237,   -0.11499252774685367,    0.020798086042268757,
    0.021631597177156454,   -0.011607869936968014,   -9.3580950048784911e-5,
    0.0017702360837155885,  -0.00049194110034521856, -7.2087557379649405e-5,
    6.9920428520774586e-5,  -1.0676412471089728e-5,  -3.4135554953502074e-6,
    1.6266561511449914e-6,  -1.1805411212032729e-7,  -8.2955643310546112e-8,
    2.4760535699477573e-8,  -2.5389827377008446e-10, -1.291363719431686e-9,
    2.6252586238042925e-10, 1.2456326717565451e-11,  -1.4176390179334173e-11,
    2.0107233095640701e-12, 2.2370842757419257e-13,  -1.1611945166227501e-13,
    1.1271546970209336e-14, 2.2236932025001212e-15,  -7.3703455712290493e-16,
    4.5185558743487221e-17, 1.5672821872656051e-17};
// x**(1/4) * exp(z) * Ai(x) for x >= 1, z = 2/3 x**(3/2), in t = 4 / (3 z) - 1.
constexpr double kAiryRight[] = {
    0.27187403511030662,     -0.0091443848250055005,  0.00090104573378250747,
    -0.00013941841272214915, 2.7381581578520937e-5,   -6.2750421119959425e-6,
    1.6064844184831521e-6,   -4.476392158510355e-7,   1.3346358746516684e-7,
    -4.2073533426321577e-8,  1.3902199024636422e-8,   -4.7831848068048181e-9,
    1.7047897907465611e-9,   -6.2683895760184422e-10, 2.3698242766122191e-10,
    -9.1864113926755502e-11, 3.6427854303767332e-11,  -1.4747555172589307e-11,
    6.0851006556642852e-12,  -2.5552772234878824e-12, 1.0906187250529384e-12,
    -4.7258703196544027e-13, 2.0769690647720752e-13,  -9.2497621481757471e-14,
    4.1709672345894736e-14,  -1.902990936622559e-14,  8.7790676930619536e-15,
    -4.0927559210061518e-15, 1.9271070340775189e-15,  -9.160203395985477e-16,
    4.393575136975658e-16,   -2.1255173528685387e-16, 1.0367613803897426e-16,
    -5.0969087443779566e-17, 2.5246796075761254e-17};
// Amplitudes of the cosine and, times z, of the sine for x <= -6, in t = 2 * (z(6) / z)**2 - 1.
constexpr double kAiryCosine[] = {0.56408173743354056,    -0.00010743116359507357,
                                  4.1005119341777871e-7,  -4.7873895070355363e-9,
                                  1.080115342533193e-10,  -3.8243556738823674e-12,
                                  1.8875899521713411e-13, -1.2042704363535807e-14,
                                  9.4321662776217351e-16, -8.7402697964243923e-17};
constexpr double kAirySine[] = {
    0.039070699184426979,    -0.00010832099071780998, 7.9801711057936677e-7,
    -1.3583664501093294e-8,  3.9680217742170944e-10,  -1.7038057873666274e-11,
    9.7877660663413718e-13,  -7.0680537783010632e-14, 6.1419847425409682e-15,
    -6.2211894992199944e-16, 7.1708478782226769e-17,  -9.2330116235739382e-18};

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
