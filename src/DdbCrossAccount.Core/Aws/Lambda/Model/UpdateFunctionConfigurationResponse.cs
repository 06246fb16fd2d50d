namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The function whose settings change.</summary>
internal sealed class UpdateFunctionConfigurationResponse : FunctionConfiguration;
