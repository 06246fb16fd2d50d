using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Makes a function.</summary>
internal sealed class CreateFunctionRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    public Runtime? Runtime { get; set; }

    public string? Role { get; set; }

    public string? Handler { get; set; }

    public FunctionCode? Code { get; set; }

    public string? Description { get; set; }

    /// <summary>In seconds.</summary>
    public int? Timeout { get; set; }

    /// <summary>In MB.</summary>
    public int? MemorySize { get; set; }

    public bool? Publish { get; set; }

    public Environment? Environment { get; set; }

    public Dictionary<string, string>? Tags { get; set; }

    public List<string>? Architectures { get; set; }
}
