"""What the two source documents ask for, one short phrase per row; S is the bureau's plan, T the museum's account."""

BUREAU = """
S-01 Superior directives with title, issuer and optional number, shown as 〔year〕
S-02 Departments and centres as a distribution list with one salutation
S-03 A phase's dates keep the precision and the words of the announcement
S-04 A phase has freely named steps in order
S-05 Conveying a superior's meeting is recorded and counts as preparation
S-06 The implementation plan is checked for its required sections
S-07 The mobilisation meeting is pre-filled with all classes of people
S-08 Key points of a speech or minutes are kept and quoted in the report
S-09 A study plan whose rows become draft sessions
S-10 The central study group has its own sessions and counts, listed first
S-11 The fourfold check of study: time, content, people, effect
S-12 Forms of study: by oneself, together, lecture, seminar
S-13 Materials by category, and which required ones were not studied yet
S-14 Key materials are marked
S-15 Materials meant for some people only
S-16 The party group studies together at least three times
S-17 Every member studies together at least twenty hours; half hours count
S-18 Lectures by outside experts are counted apart
S-19 A lecture on the campaign's own topic
S-20 A seminar expects one reflection of each department and names the missing
S-21 Columns opened on the intranet, the internet and in a newspaper
S-22 Published items are counted per column
S-23 Essays for a contest, of which there may be none
S-24 Opinions by group of people and by channel
S-25 A suggestion drive with two slogans
S-26 A symposium with outside groups, opinions by group and not by name
S-27 A symposium within the system is a channel of its own
S-28 Opinion forms issued and returned
S-29 A public opinion box that takes anonymous opinions
S-30 Every research topic has a leader or a department
S-31 The six research topics, imported and printed in one sentence
S-32 Opinions heard during research are linked to the topic
S-33 Every topic ends in a report; the missing ones are named
S-34 Results of research are exchanged at a meeting
S-35 Results of research are turned into measures
S-36 Raw opinions are consolidated and none is lost
S-37 Problems found are the output of phase one, for both subjects
S-38 The theme of the discussion, in full quotation marks
S-39 Every department held a discussion
S-40 How often leaders took part is counted from attendance
S-41 Summaries of discussions with new views and suggestions
S-42 The leaders' threefold lead, derived from records
S-43 The balance of campaign and work is described, not scored
S-44 Tasks have an owner and a due date
S-45 The leading group's office sees everything that is overdue
S-46 Exemplary cases, used again in bulletins
S-47 Publicity in one table of the report
S-48 Quick fixes from phase one on, before any plan
S-49 Requirements differ by category of person
S-50 Linked activities such as striving for excellence
S-51 Special arrangements for the old and the infirm, counted apart
S-52 The transition meeting stands before the closing of a phase
S-53 A review of the phase comes before its report
S-54 The phase report with its figures reaches the superior leading group
S-55 Five groups of tasks are the skeleton of the report
"""

MUSEUM = """
T-01 Three phases, each with steps, all closed
T-02 The roster as of a date, counted by status
T-03 A superior's mobilisation meeting that the unit attended
T-04 Assignments with responsible, task, measure and standard
T-05 Phase one has four tasks with ten requirements
T-06 The leading group and the plan are founded by issued documents
T-07 Leaders are responsible for departments
T-08 Theme, overall requirement, four goals and the local layout
T-09 A published check-list of eleven items per leader
T-10 Representatives and activists observe: published things yes, drafts no
T-11 The superior's consent is asked and recorded before a meeting
T-12 A mobilisation meeting with speakers, also of the superior
T-13 Materials are issued to every member
T-14 A check-list of study of three items: the list is template data
T-15 Bulletins and columns are counted
T-16 Lectures heard elsewhere and lectures of one's own
T-17 One research topic is enough in a small unit
T-18 A research report goes to the superior for review
T-19 60 forms issued, 42 returned, 70.0 %, 18 opinions
T-20 The meeting of organised life is a channel of opinions
T-21 13000 public forms issued, none known to be returned: no rate is printed
T-22 Every consolidated opinion has a direction
T-23 An earlier campaign is linked instead of repeated
T-24 Gaps found in discussion become problems
T-25 Consent comes before the meeting of organised life
T-26 A notice and a plan of phase two are linked to it
T-27 Opinions of several phases make one total, counted once
T-28 Four categories of opinions sum to 18
T-29 Speech drafts; those of leaders are reviewed by the superior
T-30 The agenda of the meeting of organised life, six items
T-31 Attendance by class of people, partly present included
T-32 The summary of opinions to be read aloud, without names
T-33 Speakers in order with notes
T-34 Comments that only participants may read
T-35 The superior's three points and what follows from them
T-36 The closing remarks of a meeting
T-37 The analysis report is opened already in phase one
T-38 Five sources of evidence with their counts
T-39 Drafting meetings are counted
T-40 The analysis report has six aspects
T-41 The first draft circulates among all departments
T-42 The second round is a meeting
T-43 Versions: first draft, consultation, review copy, final
T-44 The appraisal waits for the superior's consent
T-45 Three days' notice warns and can be overridden with a reason
T-46 The agenda of the appraisal, five items
T-47 Guidance printed on the ballot
T-48 Participants, issued, returned and valid are separate numbers
T-49 Six questions, each with its own words for the ranks
T-50 Every row of a tally sums to the valid ballots
T-51 The final version goes to two recipients
T-52 The rectification plan has four directions
T-53 The rectification plan is discussed and approved by committees
T-54 The plan is published without personal data
T-55 Four categories, eighteen items of rectification
T-56 Eleven regulations, compiled in one booklet
T-57 Items are linked to work projects
T-58 Five effects, numbered by themselves
T-59 Three shortcomings
T-60 A leader in two groups gets one credit per session
T-61 Quick fixes in every phase
T-62 Items that concern people's livelihood are marked
T-63 A satisfaction that nobody measured is left out, not invented
T-64 Long-term measures outlive the campaign
T-65 The summary report has three chapters and seven parts
T-66 Comments of an appraisal, anonymous if wished
T-67 One enters the tally, another checks it, then it is locked
T-68 Who may vote is configured by class
T-69 Nobody is left out: a make-up list per session
T-70 Masked names and gaps in numbering are read without inventing anything
"""

ROWS: dict[str, str] = dict(line.split(" ", 1) for line in (BUREAU + MUSEUM).splitlines() if line)
