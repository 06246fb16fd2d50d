namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>What became of a call to the target that did not succeed.</summary>
internal enum WriteFault
{
    /// <summary>
    /// Nothing was written for lack of throughput, or because nothing was reached: it may be sent again.
    /// </summary>
    Passing,

    /// <summary>Nothing was written because an item of the call can never be.</summary>
    Refused,

    /// <summary>
    /// Nothing was written, and no other call will be: denied, no table, no key of encryption, expired credentials.
    /// </summary>
    Stopping,

    /// <summary>Nobody knows whether it was written, is being written, or will be.</summary>
    Unknown,
}
