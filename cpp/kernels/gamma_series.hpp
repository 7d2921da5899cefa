// Series of functions around the gamma and the error function, by powers; computed with 30 digits
// and more from the functions themselves, and rounded to as many binary places as show.
#pragma once

namespace backsweep::special {

// erf's inverse over x, in x*x up to (3/4)**2: relative error 3e-10.
inline constexpr double kErfInverseMiddle[] = {
    0x1.c5bf891a198p-1, 0x1.db2a04d77ap-3,  0x1.0539017ce6p-3,  0x1.63530714c8p-4,
    0x1.f93507c408p-5,  0x1.5723477d54p-4,  -0x1.37de9df806p-3, 0x1.9b6790634e8p-1,
    -0x1.ec3e18be6fp+0, 0x1.9530ac410c2p+1, -0x1.7239b85312p+1, 0x1.418a06d9fc4p+0};
// The y > 0 with erfc(y) = p over s = sqrt(-log(p)), in (s - c) / (s + c), p <= 1/4: 2e-10.
inline constexpr double kErfcInverseCentre = 2.5;
inline constexpr double kErfcInverseTail[] = {
    0x1.c1088d3786p-1,  0x1.5c16bedae7p-2, -0x1.8bb1aa462ap-2, 0x1.118b22f1c1p-2,
    -0x1.d9720b54bp-4,  -0x1.28bebc523p-6, 0x1.8fb21d5478p-4,  -0x1.e20fc40588p-4,
    0x1.6d546b9414p-4,  -0x1.1ed3d059cp-5, -0x1.6a1e533d2p-6,  0x1.e9bcf3abd8p-5,
    -0x1.f74c206458p-5, 0x1.125904ffcp-5,  -0x1.d5fa028e8p-8,  -0x1.2b2b75e2p-11};

// lgamma(t + 2) / (t * (t + 1)) for abs(t) <= 1.
inline constexpr double kLogGammaNear[] = {
    0x1.b0ee6072093cfp-2, -0x1.9ae6509ea10a1p-4, 0x1.0e0c9df292d5bp-5, -0x1.95ce223a9bc8bp-7,
    0x1.4797485484c1ep-8, -0x1.145121fa7189fp-9, 0x1.dfebcef9294p-11,  -0x1.a96a3f7fb4c5p-12,
    0x1.7ed74e12dbacp-13, -0x1.5c86d000e3fp-14,  0x1.402c4c8d56fp-15,  -0x1.284da3da455p-16,
    0x1.14137325767p-17,  -0x1.025e72952c6p-18,  0x1.e1243e40c1p-20,   -0x1.c5d73b8ef9p-21,
    0x1.d20d224f8ep-22,   -0x1.bb2317a4p-23,     0x1.bbabe3a7fp-25,    -0x1.a205c5a08p-26,
    0x1.d6561d85bp-25,    -0x1.c5fb91d86p-26,    -0x1.c138d7244p-27,   0x1.b4d1a728p-28,
    0x1.95325288p-28,     -0x1.8843be9p-29};
// Its difference from Stirling's formula, times x, in 1 / (x*x) for x >= 3.
inline constexpr double kLogGammaFar[] = {
    0.083333333333333307,   -0.0027777777777198706, 0.00079365077242340669, -0.00059523501131183431,
    0.00084151637781366683, -0.0019068288114279443, 0.0060923644475726139,  -0.023023388614372777,
    0.081330721113279792,   -0.2070933006751568,    0.26180852870866443};
// B(2k) / 2k
inline constexpr double kDigamma[] = {1.0 / 12,  -1.0 / 120,     1.0 / 252, -1.0 / 240,
                                      1.0 / 132, -691.0 / 32760, 1.0 / 12,  -3617.0 / 8160};
// B(2k) / (2k)!, of Euler-Maclaurin's formula.
inline constexpr double kBernoulli[] = {
    1.0 / 12,
    -1.0 / 720,
    1.0 / 30240,
    -1.0 / 1209600,
    1.0 / 47900160,
    -691.0 / 1307674368000,
    1.0 / 74724249600,
    -3617.0 / 10670622842880000,
    43867.0 / 5109094217170944000.0,
    -174611.0 / 802857662698291200000.0,
};

}  // namespace backsweep::special
