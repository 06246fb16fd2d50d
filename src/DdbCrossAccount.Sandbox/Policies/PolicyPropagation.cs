using System;
using DdbCrossAccount.Sandbox.Faults;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>
/// How changed policies become effective: at once, or at one front end after another over
/// <see cref="WorstForms.PolicyDelay"/>. A connection stays with one front end. Time is service time.
/// </summary>
internal sealed class PolicyPropagation(TimeProvider clock, Func<WorstForms> worstForms)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public WorstForms WorstForms => worstForms();

    /// <summary>Numbered from 0; the last one learns last.</summary>
    public int FrontEndOf(string connectionId)
    {
        int frontEnds = worstForms().PolicyFrontEnds;
        return frontEnds == 1 ? 0 : (int)(Hash(connectionId) % (uint)frontEnds);
    }

    // FNV-1a: string.GetHashCode differs from process to process.
    private static uint Hash(string text)
    {
        uint hash = 2_166_136_261;
        foreach (char character in text)
        {
            hash = (hash ^ character) * 16_777_619;
        }

        return hash;
    }
}
