using System;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>Changes one byte of the body on its way; its checksum stays that of the right body.</summary>
/// <param name="position">Counted from 0; null, or behind the end: the middle.</param>
internal sealed class CorruptAnswer(long? position) : FaultEffect
{
    public override ValueTask SendAsync(FaultedRequest request, ReadOnlyMemory<byte> body)
    {
        byte[] changed = body.ToArray();
        if (changed.Length > 0)
        {
            long at = position is long given && given < changed.Length ? given : changed.Length / 2;

            // The lowest bit: letters stay letters, so that only the checksum can tell.
            changed[at] ^= 1;
        }

        return request.WriteAsync(changed);
    }
}
