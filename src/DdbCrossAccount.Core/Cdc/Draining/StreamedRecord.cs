using System;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>What the proof needs of a record; its images are let go of at once.</summary>
/// <param name="Number">Its sequence number.</param>
/// <param name="CreationTime">When the change was made, to the second, by the service's clock.</param>
/// <param name="IsTtlDelete">True when the table's time to live made it.</param>
internal readonly record struct StreamedRecord(SequenceNumber Number, DateTime CreationTime, bool IsTtlDelete);
