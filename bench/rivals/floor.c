/* The work in C as a floor: single precision, 16 runs side by side, a cheap generator.
 *
 * What the machine can do for the same rule when nothing else is asked: no page of fields, no
 * mechanisms that are switched off, no crisis. Written with vectors of the compiler, so that it
 * cannot fail to use them. Built with -O3 -march=native -ffast-math. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#define WIDE 16

typedef float V __attribute__((vector_size(4 * WIDE)));
typedef int32_t W __attribute__((vector_size(4 * WIDE)));
typedef uint32_t U __attribute__((vector_size(4 * WIDE)));
typedef struct { U a, b, c, d; } Chance;

static inline V draw(Chance *r) { /* xoshiro128+, one stream a run */
    U sum = r->a + r->d, t = r->b << 9;
    r->c ^= r->a; r->d ^= r->b;
    r->b ^= r->c; r->a ^= r->d;
    r->c ^= t; r->d = (r->d << 11) | (r->d >> 21);
    return __builtin_convertvector((W)(sum >> 8), V) * 5.9604645e-8f + 2.9802322e-8f;
}

static uint64_t mixed(uint64_t *x) { /* splitmix64 */
    uint64_t z = (*x += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

static inline V either(W mask, V yes, V no) { return (V)(((W)yes & mask) | ((W)no & ~mask)); }

static inline V two_to(V x) { /* relative error below 3e-7 */
    W whole = __builtin_convertvector(x, W);
    whole += (__builtin_convertvector(whole, V) > x); /* -1 where it was rounded up */
    V f = x - __builtin_convertvector(whole, V);
    V p = 1.0f + f * (0.69315207f + f * (0.2401572f + f * (0.05582338f +
          f * (0.008986458f + f * 0.0018809027f))));
    return p * (V)((whole + 127) << 23);
}

void play(int blocks, int firms, int neighbours, int quarters, const float *spec, uint64_t seed,
          float *shares) {
    const float g = spec[1], l = spec[2], opening = spec[3], pull = spec[4], spread = spec[9];
    const V zero = {0}, cc = zero + spec[5], cd = zero + spec[6], dc = zero + spec[7],
            dd = zero + spec[8];
    int ties = 0;
    for (int apart = 1; apart <= neighbours; apart++) ties += firms - apart;
    V *firm = aligned_alloc(64, sizeof(V) * firms), *tie = aligned_alloc(64, sizeof(V) * ties * 4);
    for (int block = 0; block < blocks; block++) {
        Chance r;
        uint64_t x = seed + 0x632BE59BD9B4E019ull * (uint64_t)(block + 1);
        for (int i = 0; i < WIDE; i++) {
            uint64_t p = mixed(&x), q = mixed(&x);
            r.a[i] = (uint32_t)p; r.b[i] = (uint32_t)(p >> 32);
            r.c[i] = (uint32_t)q; r.d[i] = (uint32_t)(q >> 32);
        }
        for (int f = 0; f < firms; f++) { /* normal by Box and Muller */
            V u = draw(&r), v = draw(&r);
            for (int i = 0; i < WIDE; i++)
                firm[f][i] = spread * sqrtf(-2 * logf(u[i])) * cosf(6.2831853f * v[i]);
        }
        for (int i = 0; i < ties * 4; i++) tie[i] = zero;
        for (int quarter = 0; quarter < quarters; quarter++) {
            const V on = zero + (quarter ? spec[0] : -1.0f); /* in the first every tie is new */
            V moves = zero, *was = tie;
            for (int apart = 1; apart <= neighbours; apart++)
                for (int first = 0; first + apart < firms; first++, was += 4) {
                    V e1 = firm[first], e2 = firm[first + apart];
                    W new = draw(&r) > on, a = was[0] > 0.5f, b = was[1] > 0.5f;
                    V row1 = either(a, either(b, cc, cd), either(b, dc, dd));
                    V row2 = either(b, either(a, cc, cd), either(a, dc, dd));
                    V odds1 = either(new, opening + e1, row1 + pull * e1);
                    V odds2 = either(new, opening + e2, row2 + pull * e2);
                    V u1 = draw(&r), u2 = draw(&r), one = zero + 1.0f;
                    V m1 = either(u1 + u1 * two_to(-1.44269504f * odds1) < 1.0f, one, zero);
                    V m2 = either(u2 + u2 * two_to(-1.44269504f * odds2) < 1.0f, one, zero);
                    was[0] = m1; was[1] = m2;
                    was[2] = either(new, zero, was[2]) + m2 * (1 + g * (1 - m1)) - l * m1 * (1 - m2);
                    was[3] = either(new, zero, was[3]) + m1 * (1 + g * (1 - m2)) - l * m2 * (1 - m1);
                    moves += m1 + m2;
                }
            for (int i = 0; i < WIDE; i++)
                shares[(block * WIDE + i) * quarters + quarter] = moves[i] / (2.0f * ties);
        }
    }
    free(firm); free(tie);
}
