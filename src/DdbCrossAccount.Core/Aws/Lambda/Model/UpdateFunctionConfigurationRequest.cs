using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Changes settings of a function; what is null stays.</summary>
internal sealed class UpdateFunctionConfigurationRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    public string? Role { get; set; }

    public string? Handler { get; set; }

    public string? Description { get; set; }

    /// <summary>In seconds.</summary>
    public int? Timeout { get; set; }

    /// <summary>In MB.</summary>
    public int? MemorySize { get; set; }

    /// <summary>All of the variables: it replaces what was there.</summary>
    public Environment? Environment { get; set; }

    public Runtime? Runtime { get; set; }

    /// <summary>The change is refused when the function has another.</summary>
    public string? RevisionId { get; set; }
}
