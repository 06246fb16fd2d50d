using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DdbCrossAccount.Sandbox.S3.Checksums;

/// <summary>
/// Shortens a long message to 16 bytes that leave the same remainder, 64 bytes a step, with multiplications without carries.
/// </summary>
/// <remarks>
/// V. Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel, 2009. To move 128 bits
/// ahead by d bits, their earlier half is multiplied by x^(d+63) and their later half by x^(d-1), both modulo the polynomial;
/// that is one power less than one would think, because a product of reflected numbers stands one bit too far.
/// </remarks>
internal sealed class CrcFolding(ulong polynomial, int size)
{
    public const int ResultLength = 16;
    public const int MinimumLength = 2 * Step;
    private const int Step = 4 * ResultLength;

    private readonly Vector128<ulong> _ahead64 = Powers(polynomial, size, 8 * Step);
    private readonly Vector128<ulong> _ahead16 = Powers(polynomial, size, 8 * ResultLength);

    public static bool IsSupported => Pclmulqdq.IsSupported;

    /// <summary>
    /// Folds the state and as many bytes as fill whole steps; returns how many. The result stands for them with a state of 0.
    /// </summary>
    public int Fold(ulong state, ReadOnlySpan<byte> bytes, Span<byte> result)
    {
        ReadOnlySpan<Vector128<ulong>> blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        Vector128<ulong> first = blocks[0] ^ Vector128.CreateScalar(state);
        Vector128<ulong> second = blocks[1];
        Vector128<ulong> third = blocks[2];
        Vector128<ulong> fourth = blocks[3];
        int index = 4;
        for (; index + 4 <= blocks.Length; index += 4)
        {
            first = Ahead(first, _ahead64) ^ blocks[index];
            second = Ahead(second, _ahead64) ^ blocks[index + 1];
            third = Ahead(third, _ahead64) ^ blocks[index + 2];
            fourth = Ahead(fourth, _ahead64) ^ blocks[index + 3];
        }

        second ^= Ahead(first, _ahead16);
        third ^= Ahead(second, _ahead16);
        fourth ^= Ahead(third, _ahead16);
        BinaryPrimitives.WriteUInt64LittleEndian(result, fourth[0]);
        BinaryPrimitives.WriteUInt64LittleEndian(result[8..], fourth[1]);
        return index * ResultLength;
    }

    private static Vector128<ulong> Ahead(Vector128<ulong> block, Vector128<ulong> powers)
    {
        const byte EarlierHalves = 0x00;
        const byte LaterHalves = 0x11;
        return Pclmulqdq.CarrylessMultiply(block, powers, EarlierHalves) ^ Pclmulqdq.CarrylessMultiply(block, powers, LaterHalves);
    }

    private static Vector128<ulong> Powers(ulong polynomial, int size, int bits)
    {
        return Vector128.Create(Power(polynomial, size, bits + 63), Power(polynomial, size, bits - 1));
    }

    /// <summary>x^exponent modulo the polynomial, reflected in 64 bits.</summary>
    private static ulong Power(ulong polynomial, int size, int exponent)
    {
        int bits = 8 * size;
        ulong value = 1UL << (bits - 1);
        for (int i = 0; i < exponent; i++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ polynomial;
        }

        return value << (64 - bits);
    }
}
