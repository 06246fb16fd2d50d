using System;
using System.Security.Cryptography;
using System.Threading;

namespace DdbCrossAccount.Sandbox;

/// <summary>Random ids and keys: from the operating system, or from a seed so that they are the same at every start.</summary>
internal sealed class IdSource(int? seed)
{
    private const string UpperAlphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly Random? _seeded = seed is int value ? new Random(value) : null;
    private readonly Lock _lock = new();

    /// <summary>Fills the bytes.</summary>
    public void Fill(Span<byte> bytes)
    {
        if (_seeded is null)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }

        lock (_lock)
        {
            _seeded.NextBytes(bytes);
        }
    }

    public Guid Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    /// <summary>A number from 0 to below 1.</summary>
    public double Chance()
    {
        const int Bits = 53;
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        Fill(bytes);
        return (BitConverter.ToUInt64(bytes) >> (64 - Bits)) / (double)(1L << Bits);
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    public string Hex(int digits)
    {
        Span<byte> bytes = stackalloc byte[(digits + 1) / 2];
        Fill(bytes);
        return Convert.ToHexStringLower(bytes)[..digits];
    }

    /// <summary>An id as IAM makes them: a prefix (AKIA, ASIA, AROA, AIDA) and 16 characters.</summary>
    public string UniqueId(string prefix) => prefix + Text(UpperAlphanumeric, 16);

    /// <summary>40 characters.</summary>
    public string SecretKey() => Text(Base64Alphabet, 40);

    /// <summary>Letters and digits.</summary>
    public string Token(int length) => Text(Base64Alphabet, length);

    private string Text(string alphabet, int length)
    {
        Span<byte> bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        Fill(bytes);
        Span<char> characters = length <= 512 ? stackalloc char[length] : new char[length];
        for (int i = 0; i < length; i++)
        {
            characters[i] = alphabet[bytes[i] % alphabet.Length];
        }

        return new string(characters);
    }
}
