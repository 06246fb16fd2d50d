using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Comparing.Reading;

/// <summary>A table that is compared, and how it is read.</summary>
/// <param name="Session">The account that reads it.</param>
/// <param name="TableName">Its name or ARN.</param>
/// <param name="Capacity">Holds all reads of it to a number of capacity units a second.</param>
internal sealed record ComparedTable(AccountSession Session, string TableName, CapacityBucket Capacity);
