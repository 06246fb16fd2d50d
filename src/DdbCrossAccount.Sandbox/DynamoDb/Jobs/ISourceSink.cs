using System;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Takes what is read from the source objects of a job.</summary>
internal interface ISourceSink
{
    /// <summary>The lines that follow are of this object.</summary>
    void Begin(string key);

    /// <summary>Takes a line; false where it is so malformed that the rest of the object cannot be read.</summary>
    bool TryTake(ReadOnlySpan<byte> line);

    /// <summary>The object, or the rest of it, cannot be read.</summary>
    void RefuseObject(string message);

    /// <summary>So many bytes were read of all objects together; false where that is enough.</summary>
    Task<bool> ReportAsync(long bytes);
}
