using System;

namespace DdbCrossAccount;

/// <summary>The live connection behind a <see cref="DdbAccount"/>; the engine's own class derives from it.</summary>
/// <remarks>
/// Only this base is visible here, because the engine and the AWS SDK live in a load context of their own and no
/// type of
/// theirs may appear on a public type.
/// </remarks>
internal abstract class DdbAccountSession : IDisposable
{
    public abstract void Dispose();
}
