namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>
/// The random numbers of a rule. The n-th is always the same for the same seed and the same id, in whatever order they
/// are drawn: SplitMix64 (Steele, Lea, Flood 2014), entered at its n-th step.
/// </summary>
internal sealed class FaultDraws(ulong seed, string ruleId)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private readonly ulong _start = Mix(seed ^ Hash(ruleId));

    /// <summary>From 0 to less than 1.</summary>
    public double Share(long number) => (Value(number, 0) >> 11) * (1.0 / (1L << 53));

    /// <summary>From 0 to less than 1, for a part of what the n-th request asks for.</summary>
    public double Share(long number, int part) => (Value(number, part + 1) >> 11) * (1.0 / (1L << 53));

    private ulong Value(long number, int part) => Mix(Mix(_start + ((ulong)number * Increment)) + ((ulong)part * Increment));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    // FNV-1a: the hash of a string of .NET differs from process to process.
    private static ulong Hash(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char character in text)
        {
            hash = (hash ^ character) * 0x100000001B3;
        }

        return hash;
    }
}
