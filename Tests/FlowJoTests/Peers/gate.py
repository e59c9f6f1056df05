"""Gates FCS files by FlowJo workspaces with FlowKit and leaves the memberships beside them.

For each line NAME WORKSPACE FCS SAMPLE of the folder's calls.tsv, NAME.json has one object: an
error, or the populations, each with its path (without the root) and 0 or 1 for every event.
"""

import json
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")

import flowkit  # noqa: E402


def populations(workspace, fcs, sample_id):
    sample = flowkit.Sample(fcs, sample_id=sample_id, use_flowjo_labels=True)
    session = flowkit.Workspace(workspace, fcs_samples=[sample])
    session.analyze_samples(sample_id=sample_id, use_mp=False)
    for name, path in session.get_gate_ids(sample_id):
        inside = session.get_gate_membership(sample_id, name, gate_path=path)
        yield {
            "path": "/".join(path[1:] + (name,)),
            "events": "".join("1" if event else "0" for event in inside),
        }


folder = Path(sys.argv[1])
for line in (folder / "calls.tsv").read_text().splitlines():
    name, workspace, fcs, sample_id = line.split("\t")
    try:
        answer = {"populations": list(populations(workspace, fcs, sample_id))}
    except Exception as error:  # noqa: BLE001
        answer = {"error": f"{type(error).__name__}: {error}"}
    (folder / f"{name}.json").write_text(json.dumps(answer))
